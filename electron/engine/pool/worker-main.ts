/** The entry of a trial worker, under Node and under Electron. Its one argument is the folder that it may write to. */
import { childProcessPort, handedPort, type ParentPort } from './worker-ports.ts';
import { serveTrials, type WorkerTools } from './worker.ts';

async function load(): Promise<WorkerTools> {
  const { createTrainer } = await import('../tasks/network/training/create-trainer.ts');
  const { inspectTrial } = await import('../tasks/network/training/inspect.ts');
  const trainer = await createTrainer({ scratch: process.argv[2]! });
  return { trainer, inspect: ({ job, checkpointFile }) => inspectTrial(trainer, job, checkpointFile) };
}

async function serve(): Promise<void> {
  const { parentPort } = process as { parentPort?: ParentPort };
  await serveTrials(parentPort ? await handedPort(parentPort, (code) => process.exit(code)) : childProcessPort(process), load);
}

// Ctrl-C reaches every process of the terminal; the owner of the search decides what becomes of its workers.
process.on('SIGINT', () => {});
serve().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
