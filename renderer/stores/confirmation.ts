import type { ConfirmationDetail } from '../../shared/confirmation.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useJobs } from './jobs.ts';

/** The latest confirmation of a study: asked for again whenever a run of it ends, and when the vault has been read. */
export function useConfirmation(studyId: () => number): Answer<ConfirmationDetail> {
  const { api } = useBackend();
  const jobs = useJobs();
  const moved = (): string =>
    (jobs.list ?? [])
      .filter((job) => job.studyId === studyId() && (job.kind === 'confirmation' || job.kind === 'vault'))
      .map(({ id, kind, state, progress }) => `${id} ${state} ${kind === 'vault' ? '' : progress.done}`)
      .join();
  return useAnswer(() => api.confirmation(studyId()), { about: studyId, revised: () => [moved()] });
}
