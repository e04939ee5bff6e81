import type { OvertuningDetail } from '../../shared/overtuning.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useJobs } from './jobs.ts';

/** Of a study: asked for again when its incumbent is another, and whenever a training of it ends. */
export function useOvertuning(
  study: () => { readonly id: number; readonly bestTrialId: number | null },
): Answer<OvertuningDetail> {
  const { api } = useBackend();
  const jobs = useJobs();
  const moved = (): string =>
    (jobs.list ?? [])
      .filter(({ kind, studyId }) => kind === 'overtuning' && studyId === study().id)
      .map(({ id, state, progress }) => `${id} ${state} ${progress.done}`)
      .join();
  return useAnswer(() => api.overtuning(study().id), {
    about: () => study().id,
    revised: () => [study().bestTrialId, moved()],
  });
}
