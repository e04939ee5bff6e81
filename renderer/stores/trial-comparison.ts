import type { TrialComparison } from '../../shared/trial-comparison.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useStudy } from './study.ts';

/** Two trials of the open study row by row, anew when its corrected value moves on; null where there are no two. */
export function useTrialComparison(pair: () => readonly [number, number] | null): Answer<TrialComparison | null> {
  const { api } = useBackend();
  const study = useStudy();
  return useAnswer<TrialComparison | null>(
    async () => {
      const asked = pair();
      return asked === null ? null : api.compareTrials(...asked);
    },
    { about: () => pair()?.join(), revised: () => [study.overview?.corrected] },
  );
}
