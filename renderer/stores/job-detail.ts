import type { Job, JobDetail } from '../../shared/job.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';

/** The parts and the log of a job, asked for again as it moves on. */
export function useJobDetail(job: () => Job): Answer<JobDetail> {
  const { api } = useBackend();
  return useAnswer(() => api.job(job().id), {
    about: () => job().id,
    revised: () => [job().state, job().progress.done],
  });
}
