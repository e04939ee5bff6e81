import type { Job } from '../../shared/job.ts';
import { useDatasets } from '../stores/datasets.ts';
import { useJobs } from '../stores/jobs.ts';

/** Puts a job in line again. Where its data are missing they are offered; any other refusal is told as a notice. */
export function useResumeJob(): (job: Pick<Job, 'id' | 'studyId'>) => Promise<boolean> {
  const jobs = useJobs();
  const datasets = useDatasets();
  return ({ id, studyId }) =>
    datasets.attempt(datasets.datasetOf(studyId ?? undefined), 'Fetch and go on', () => jobs.resume(id));
}
