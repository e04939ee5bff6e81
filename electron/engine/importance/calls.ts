/** Which hyperparameters mattered: thought about in a thread, and kept as long as the trials are the same. */
import type { BackendApi } from '../../../shared/contract/api.ts';
import type { Importances, MeasuredTrials } from '../../../shared/importance.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import type { BackendHost } from '../backend-host.ts';

/** A forest of more takes longer than a person waits, and tells hardly more. */
export const MOST_TRIALS = 1_500;
const MOST_KEPT = 20;

interface Asked {
  readonly measured: MeasuredTrials;
  readonly answer: Promise<Importances>;
  readonly abort: AbortController;
}

export function createImportanceCalls({
  store,
  thinking,
}: Pick<BackendHost, 'store' | 'thinking'>): Pick<BackendApi, 'importance'> {
  const kept = new Map<string, Asked>();

  /** Who asked before there were more trials is answered with these as well. */
  const answered = async (key: string, asked: Asked): Promise<Importances> => {
    try {
      return await asked.answer;
    } catch (error) {
      const newer = kept.get(key);
      if (newer && newer !== asked && asked.abort.signal.aborted) return answered(key, newer);
      if (newer === asked) kept.delete(key);
      throw error;
    }
  };

  return {
    importance: (request) => {
      const { studyId, filter = {}, method, region } = request;
      const key = JSON.stringify(request);
      const { space, ...study } = store.study(studyId);
      const measured = store.measuredTrials(studyId, filter, MOST_TRIALS);
      const last = kept.get(key);
      if (last && areSame(last.measured, measured)) return answered(key, last);
      const { goal } = objectiveOf(study);
      const abort = new AbortController();
      const answer = thinking.think('importance', { measured, space, objective: { goal }, method, region }, null, abort.signal);
      kept.delete(key);
      kept.set(key, { measured, answer, abort });
      last?.abort.abort();
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
      return answered(key, kept.get(key)!);
    },
  };
}

function areSame(one: MeasuredTrials, other: MeasuredTrials): boolean {
  if (one.matched !== other.matched || !areEqual(one.values, other.values)) return false;
  return one.parameters.every(({ stored }, at) => areEqual(stored, other.parameters[at]!.stored));
}

/** Two of the same NaN are equal. */
function areEqual(one: Float64Array, other: Float64Array): boolean {
  return one.length === other.length && one.every((value, at) => Object.is(value, other[at]));
}
