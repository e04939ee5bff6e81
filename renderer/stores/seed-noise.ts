import type { StudyNoise } from '../../shared/planned-comparison.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';

/** How much one run of a study differs from another of the same configuration, as far as its trials tell. */
export function useSeedNoise(studyId: () => number): Answer<StudyNoise | null> {
  const { api } = useBackend();
  return useAnswer(() => api.seedNoise(studyId()), { about: studyId });
}

/** The same of a study that may not be known yet. */
export function useStudyNoise(studyId: () => number | null): Answer<StudyNoise | null> {
  const { api } = useBackend();
  return useAnswer<StudyNoise | null>(
    async () => {
      const id = studyId();
      return id === null ? null : api.seedNoise(id);
    },
    { about: studyId },
  );
}
