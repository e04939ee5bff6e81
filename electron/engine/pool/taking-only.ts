import { TrialdeckError } from '../../../shared/errors.ts';
import type { WorkerTools } from './worker.ts';

/**
 * The tools of a worker that was started for trials of one kind by somebody who did not know the search: trials of another
 * kind fail with a sentence that says how to start it for them.
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
        throw new TrialdeckError('failure', `The worker was started for the task ${kind}. Let the command start: ${start}`);
      },
    },
  };
}
