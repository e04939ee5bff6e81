/** What a worker needs for networks. */
import type { WorkerTools } from '../../../pool/worker.ts';
import { createTrainer } from './create-trainer.ts';
import { inspectTrial } from './inspect.ts';

/** @param scratch folder for short-lived files */
export async function loadTools(scratch: string): Promise<WorkerTools> {
  const trainer = await createTrainer({ scratch });
  return { trainer, inspect: (job, checkpointFile) => inspectTrial(trainer, job, checkpointFile) };
}
