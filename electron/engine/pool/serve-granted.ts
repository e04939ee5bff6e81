/** Serves trials on a port, with the files of the owner's machine that its first message grants. */
import { hostname } from 'node:os';
import type { ToWorker, WorkerGrant } from './protocol.ts';
import { grantedFiles } from './worker-files.ts';
import { serveTrials, type WorkerPort, type WorkerTools } from './worker.ts';

/** @param load is given the folder for short-lived files */
export async function serveGranted(
  port: WorkerPort,
  load: (kind: string, scratch: string) => Promise<WorkerTools>,
): Promise<void> {
  const grant = await granted(port);
  const files = grantedFiles(grant);
  await serveTrials(port, { files, machine: hostname(), environment: grant.environment }, () => load(grant.kind, files.scratch));
}

function granted(port: WorkerPort): Promise<WorkerGrant> {
  return new Promise((resolve) => {
    port.onMessage((message: ToWorker) => {
      if (message.kind === 'grant') resolve(message.grant);
    });
  });
}
