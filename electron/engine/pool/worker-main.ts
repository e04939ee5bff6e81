/** The entry of a trial worker on its owner's machine, under Node and under Electron. */
import { serveGranted } from './serve-granted.ts';
import { childProcessPort, handedPort, type ParentPort } from './worker-ports.ts';
import { loadTools } from './worker-tools.ts';

async function serve(): Promise<void> {
  const { parentPort } = process as { parentPort?: ParentPort };
  const port = parentPort ? await handedPort(parentPort, (code) => process.exit(code)) : childProcessPort(process);
  await serveGranted(port, loadTools);
}

// Ctrl-C reaches every process of the terminal; the owner of the search decides what becomes of its workers.
process.on('SIGINT', () => {});
serve().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
