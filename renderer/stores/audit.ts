import type { Audit } from '../../shared/audit.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useJobs } from './jobs.ts';
import { useStudy } from './study.ts';

/** A study audited: again when its trials change, and whenever a job of it has ended. */
export function useAudit(studyId: () => number): Answer<Audit> {
  const { api } = useBackend();
  const jobs = useJobs();
  const study = useStudy();
  const states = (): string =>
    (jobs.list ?? [])
      .filter((job) => job.studyId === studyId())
      .map(({ id, state }) => `${id} ${state}`)
      .join();
  return useAnswer(() => api.audit(studyId()), { about: studyId, revised: () => [study.revision, states()] });
}
