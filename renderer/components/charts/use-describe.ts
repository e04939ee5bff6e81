import { differenceLines } from '../../../shared/charts/differences.ts';
import { useStudy } from '../../stores/study.ts';
import { useBackend } from '../../transports/backend.ts';
import type { Describe } from './chart-touch.ts';

/** Trials whose lines are kept, so that moving over points does not ask again. */
const MOST_KEPT = 500;

/** Tells for a trial of the open study which parameters differ most from the default; nothing where it cannot be had. */
export function useDescribe(): Describe {
  const { api } = useBackend();
  const study = useStudy();
  const kept = new Map<number, Promise<readonly string[]>>();

  const ask = async (trialId: number): Promise<readonly string[]> => {
    try {
      const { trial, defaults } = await api.trial(trialId);
      return differenceLines(trial.params, defaults, study.overview?.space ?? {});
    } catch {
      kept.delete(trialId);
      return [];
    }
  };

  return (trialId) => {
    const lines = kept.get(trialId) ?? ask(trialId);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(trialId, lines);
    return lines;
  };
}
