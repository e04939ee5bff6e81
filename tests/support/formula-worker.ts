/** A process in the place of a trial worker that trains by a formula: over its parent's channel, or on standard input and output. */
import { systemClock } from '../../shared/system-clock.ts';
import { serveGranted } from '../../electron/engine/pool/serve-granted.ts';
import { serveStream } from '../../electron/engine/pool/serve-stream.ts';
import { childProcessPort } from '../../electron/engine/pool/worker-ports.ts';
import { formulaTools } from './formula-trainer.ts';
import { SIMULATED_ENVIRONMENT } from './simulated-studies.ts';

const [folder] = process.argv.slice(2);
const load = async () =>
  formulaTools((what) => {
    process.kill(process.pid, what === 'dies' ? 'SIGKILL' : 'SIGSTOP');
    return new Promise(() => {});
  });

if (folder === undefined) await serveGranted(childProcessPort(process), load);
else {
  // As a shell or a remote machine greets whoever comes.
  process.stdout.write('Welcome to this machine.\n');
  const { stdin: input, stdout: output } = process;
  const place = { machine: 'elsewhere', environment: SIMULATED_ENVIRONMENT };
  await serveStream({ input, output, folder, place, clock: systemClock, load, onEnd: () => process.exit(0) });
}
