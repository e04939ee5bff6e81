/** The entry of a trial worker, under Node and under Electron. Its one argument is the folder that it may write to. */
import { childProcessPort, parentPortOf, type ParentPort } from './worker-ports.ts';
import { serveTrials, type WorkerTools } from './worker.ts';

const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort };

async function load(): Promise<WorkerTools> {
  const { createTrainer } = await import('../training/create-trainer.ts');
  const { inspectTrial } = await import('../training/inspect.ts');
  const trainer = await createTrainer({ scratch: process.argv[2]! });
  return { trainer, inspect: ({ job, checkpointFile }) => inspectTrial(trainer, job, checkpointFile) };
}

// Ctrl-C reaches every process of the terminal; the owner of the search decides what becomes of its workers.
process.on('SIGINT', () => {});
await serveTrials(parentPort ? parentPortOf(parentPort) : childProcessPort(process), load);
