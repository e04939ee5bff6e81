import { ofWrongWorker } from '../fault.ts';
import type { WorkerTools } from './worker.ts';

/**
 * The tools of a worker that was started for trials of one kind by somebody who did not know the search: with a trial of
 * another kind it tells of a fault that is not the trial's, and how to start it for that kind.
 */
export function takingOnly(kind: string, tools: WorkerTools): WorkerTools {
  const { trainer } = tools;
  return {
    ...tools,
    trainer: {
      ...trainer,
      train: async (job, onEpoch) => {
        if (job.task.kind === kind) return trainer.train(job, onEpoch);
        const start = `trialdeck worker --task ${job.task.kind}`;
        throw ofWrongWorker(`The worker was started for the task ${kind}. Let the command start: ${start}`);
      },
    },
  };
}
