import type { ExperimentProgress } from '../../shared/experiment.ts';
import { spreadIn, type KnownSpread } from '../../shared/report/comparison/power.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';

/** How much the pairs of the largest comparison differ. @param list of one study; empty while nobody wants to know. */
export function useKnownSpread(list: () => readonly ExperimentProgress[]): Answer<KnownSpread | null> {
  const { api } = useBackend();
  const largestId = (): number | null => list().toSorted((one, other) => other.pairs - one.pairs)[0]?.experiment.id ?? null;
  return useAnswer<KnownSpread | null>(
    async () => {
      const id = largestId();
      const evidence = id === null ? null : (await api.experiment(id)).evidence;
      const value = evidence && spreadIn(evidence);
      return evidence && value !== null ? { value, pairs: evidence.pairs } : null;
    },
    { about: largestId },
  );
}
