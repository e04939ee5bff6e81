import { computed, type ComputedRef } from 'vue';
import { useJobs } from '../../stores/jobs.ts';
import { useStudies } from '../../stores/studies.ts';
import { waitText } from './job-wording.ts';

/** What training that is started now waits for, in a sentence; null where it begins at once. */
export function useWaitText(): ComputedRef<string | null> {
  const jobs = useJobs();
  const studies = useStudies();
  return computed(() => waitText(jobs.training, studies.list?.find(({ id }) => id === jobs.training?.studyId)?.name));
}
