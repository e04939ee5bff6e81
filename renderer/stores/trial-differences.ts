import { defineStore } from 'pinia';
import { differenceLines } from '../../shared/charts/differences.ts';
import { useBackend } from '../transports/backend.ts';
import { useStudies } from './studies.ts';

/** Trials whose lines are kept, so that moving over points does not ask again. */
const MOST_KEPT = 500;

/** Which parameters of a trial differ most from the default, as a tooltip tells it. */
export const useTrialDifferences = defineStore('trial-differences', () => {
  const { api } = useBackend();
  const studies = useStudies();
  const kept = new Map<number, Promise<readonly string[]>>();

  const ask = async (trialId: number): Promise<readonly string[]> => {
    try {
      const { trial, defaults, session } = await api.trial(trialId);
      const space = studies.list?.find(({ id }) => id === session.studyId)?.space ?? {};
      return differenceLines(trial.params, defaults, space);
    } catch {
      kept.delete(trialId);
      return [];
    }
  };

  /** Nothing where it cannot be had; the next time it is asked for again. */
  const linesOf = (trialId: number): Promise<readonly string[]> => {
    const lines = kept.get(trialId) ?? ask(trialId);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(trialId, lines);
    return lines;
  };
  return { linesOf };
});
