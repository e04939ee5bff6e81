import type { SeedNoise } from '../../shared/planned-comparison.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';

/** How much one run of a study differs from another of the same configuration, as far as its trials tell. */
export function useSeedNoise(studyId: () => number): Answer<SeedNoise | null> {
  const { api } = useBackend();
  return useAnswer(() => api.seedNoise(studyId()), { about: studyId });
}
