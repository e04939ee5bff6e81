import type { Recording } from '../../shared/replay.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useStudies } from './studies.ts';

/** The studies on which searches can be replayed; asked for again when a study comes or goes. */
export function useRecordings(): Answer<readonly Recording[]> {
  const { api } = useBackend();
  const studies = useStudies();
  return useAnswer(() => api.recordings(), { revised: () => [studies.list?.length] });
}
