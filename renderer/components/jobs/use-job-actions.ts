import type { Job, JobAction } from '../../../shared/job.ts';
import { useResumeJob } from '../../composables/use-resume-job.ts';
import { useJobs } from '../../stores/jobs.ts';

/** Does what a person may do with a job. Says so where it fails, and is false then. */
export function useJobActions(): (job: Job, action: JobAction) => Promise<boolean> {
  const jobs = useJobs();
  const resume = useResumeJob();
  const acts: Readonly<Record<JobAction, (job: Job) => Promise<boolean>>> = {
    pause: ({ id }) => jobs.pause(id),
    resume,
    stop: ({ id }) => jobs.stop(id),
    delete: ({ id }) => jobs.remove(id),
  };
  return (job, action) => acts[action](job);
}
