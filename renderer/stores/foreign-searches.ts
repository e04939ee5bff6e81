import type { ForeignSearches } from '../../shared/foreign-searches.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';

/** Of a study: null where no session of it was read in. Asked for again when it has other sessions. */
export function useForeignSearches(
  study: () => { readonly id: number; readonly sessions: readonly unknown[] },
): Answer<ForeignSearches | null> {
  const { api } = useBackend();
  return useAnswer(() => api.foreignSearches(study().id), {
    about: () => study().id,
    revised: () => [study().sessions.length],
  });
}
