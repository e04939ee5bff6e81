/** The entry of a trial worker on its owner's machine, under Node and under Electron. */
import { hostname } from 'node:os';
import type { ToWorker, WorkerGrant } from './protocol.ts';
import { loadTools } from './worker-tools.ts';
import { childProcessPort, handedPort, type ParentPort } from './worker-ports.ts';
import { grantedFiles } from './worker-files.ts';
import { serveTrials, type WorkerPort } from './worker.ts';

/** The owner's first message says which files the worker may use. */
function granted(port: WorkerPort): Promise<WorkerGrant> {
  return new Promise((resolve, reject) => {
    port.onMessage((message: ToWorker) => {
      if (message.kind === 'grant') resolve(message.grant);
      else reject(new Error(`A worker is granted its files first, and was told ${message.kind}.`));
    });
  });
}

async function serve(): Promise<void> {
  const { parentPort } = process as { parentPort?: ParentPort };
  const port = parentPort ? await handedPort(parentPort, (code) => process.exit(code)) : childProcessPort(process);
  const grant = await granted(port);
  const files = grantedFiles(grant);
  await serveTrials(port, { files, machine: hostname(), environment: grant.environment }, () => loadTools(files.scratch));
}

// Ctrl-C reaches every process of the terminal; the owner of the search decides what becomes of its workers.
process.on('SIGINT', () => {});
serve().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
