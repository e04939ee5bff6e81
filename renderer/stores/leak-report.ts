import type { Job } from '../../shared/job.ts';
import type { LabReport } from '../../shared/leaks/lab.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';

/** What a leak lab has measured, asked for again as it moves on; null where there is no lab. */
export function useLeakReport(job: () => Job | null): Answer<LabReport | null> {
  const { api } = useBackend();
  return useAnswer(
    async () => {
      const lab = job();
      return lab && (await api.leakReport(lab.id));
    },
    { about: () => job()?.id, revised: () => [job()?.state, job()?.progress.done] },
  );
}
