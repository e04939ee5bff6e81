import { TrialdeckError } from '../../../shared/errors.ts';
import type { Task } from '../../../shared/task.ts';
import type { WorkerTools } from './worker.ts';

/** Loads what trains trials of the kind. @param scratch folder for short-lived files */
export async function loadTools(kind: Task['kind'], scratch: string): Promise<WorkerTools> {
  if (kind === 'program') {
    const { createTrainer } = await import('../tasks/program/trainer.ts');
    // What a program has started ends with the worker, on the event of its exit. A network's worker just dies.
    process.on('SIGTERM', () => process.exit(143));
    const inspect = (): never => {
      throw new TrialdeckError('unavailable', 'There is no network in a program to look into.');
    };
    return { trainer: createTrainer(), inspect };
  }
  const { createTrainer } = await import('../tasks/network/training/create-trainer.ts');
  const { inspectTrial } = await import('../tasks/network/training/inspect.ts');
  const trainer = await createTrainer({ scratch });
  return { trainer, inspect: (job, checkpointFile) => inspectTrial(trainer, job, checkpointFile) };
}
