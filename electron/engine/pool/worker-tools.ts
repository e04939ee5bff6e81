import type { WorkerTools } from './worker.ts';

/** Loads TensorFlow and what trains with it. @param scratch folder for short-lived files */
export async function loadTools(scratch: string): Promise<WorkerTools> {
  const { createTrainer } = await import('../training/create-trainer.ts');
  const { inspectTrial } = await import('../training/inspect.ts');
  const trainer = await createTrainer({ scratch });
  return { trainer, inspect: (job, checkpointFile) => inspectTrial(trainer, job, checkpointFile) };
}
