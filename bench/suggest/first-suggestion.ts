/** One run of `trialdeck suggest` that is asked once. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { PROJECT } from '../circumstances.ts';
import { inMs, type Taken } from './timed.ts';

const COMMAND = path.join(PROJECT, 'bin', 'trialdeck.mjs');

/** Has every process of the command say, as a line of JSON when it ends, what processor time it took. */
const ACCOUNT = `import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(2, JSON.stringify(process.cpuUsage()) + '\\n'));`;

/** From the start of the command to its first line. @throws Error with its words, where it does not answer. */
export async function firstSuggestion(args: readonly string[]): Promise<Taken> {
  const began = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'suggest', ...args], {
    env: { ...process.env, NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(ACCOUNT)}` },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = text(child.stderr);
  const closed = new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  child.stdin.end('{"ask":1}\n');
  const answered = Promise.withResolvers<number>();
  child.stdout.once('data', () => answered.resolve(performance.now() - began)).once('end', () => answered.resolve(NaN));
  child.stdout.resume();
  const [wallMs] = await Promise.all([answered.promise, closed]);
  const accounts = (await said).trim().split('\n');
  if (Number.isNaN(wallMs)) throw new Error(`trialdeck suggest did not answer:\n${accounts.join('\n')}`);
  const processorMs = accounts.reduce((sum, line) => sum + inMs(JSON.parse(line) as NodeJS.CpuUsage), 0);
  return { wallMs, processorMs };
}
