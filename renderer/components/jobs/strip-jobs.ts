import { isUnfinished } from '../../../shared/job-state.ts';
import { TRAINING_JOBS, type Job } from '../../../shared/job.ts';

/**
 * The jobs that the strip of a study shows: all that run or wait, and then those that were paused; where there are none, the
 * last one that trained for long if it failed. In the order of the list.
 */
export function stripJobs(jobs: readonly Job[], studyId: number): readonly Job[] {
  const own = jobs.filter((job) => job.studyId === studyId);
  const shown = own.filter(({ state }) => isUnfinished(state) || state === 'paused');
  if (shown.length > 0) return shown;
  const last = own.find(({ kind }) => TRAINING_JOBS.includes(kind));
  return last?.state === 'failed' ? [last] : [];
}
