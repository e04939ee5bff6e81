/** Whether what is kept of each trial follows from its epochs and its rows. */
import { bestEpoch, objectiveOf, valueOf, type Measure } from '../../../../shared/measure.ts';
import type { Trial } from '../../../../shared/model.ts';
import { unpackHits } from '../../../../shared/row-results.ts';
import type { Store } from '../../../../db/store.ts';

export interface CheckedRecord {
  readonly trials: number;
  /** Trials whose value was counted from its rows as well. */
  readonly counted: number;
  /** What does not follow, in a sentence each. */
  readonly faults: readonly string[];
}

/** TensorFlow measures in single precision. */
const NEAR = 1e-6;

export function checkRecord(store: Store, studyId: number): CheckedRecord {
  const study = store.study(studyId);
  const checked = sessionsWith(store, studyId)
    .flatMap((sessionId) => store.trialsOf(sessionId))
    .map((trial) => checkTrial(store, trial, objectiveOf(study), study.task.split?.select ?? null));
  return {
    trials: checked.length,
    counted: checked.filter(({ counted }) => counted).length,
    faults: checked.flatMap(({ faults }) => faults),
  };
}

/** Those of the study, and those that confirm it or train its incumbents again. */
function sessionsWith(store: Store, studyId: number): readonly number[] {
  const confirming = store.confirmations(studyId).flatMap(({ sessionId }) => (sessionId === null ? [] : [sessionId]));
  const again = store.storedJobs({ studyId, kinds: ['overtuning'] }).flatMap(({ id }) => store.sessionOfPart(id)?.id ?? []);
  return [...new Set([...store.sessions(studyId).map(({ id }) => id), ...confirming, ...again])];
}

interface CheckedTrial {
  readonly counted: boolean;
  readonly faults: readonly string[];
}

function checkTrial(store: Store, trial: Trial, objective: Measure, selectRows: number | null): CheckedTrial {
  const epochs = store.epochs(trial.id);
  const best = bestEpoch(epochs, objective);
  const value = best && valueOf(best.select, objective);
  const name = `Trial ${trial.number}`;
  const kept = best === null || (best.epoch === trial.bestEpoch && value === trial.value);
  const faults = kept
    ? []
    : [`${name} is kept with ${trial.value} at epoch ${trial.bestEpoch}; its epochs say ${value} at ${best.epoch}.`];
  const right = selectRows === null ? null : shareOfHits(store, trial, objective, selectRows);
  const fits = right === null || value === null || Math.abs(right - value) <= NEAR;
  return {
    counted: right !== null,
    faults: fits ? faults : [...faults, `${name} has ${value} in its epochs; its rows say ${right}.`],
  };
}

/** Null where the objective is no share of rows, or no rows are kept of the epoch that decides. */
function shareOfHits(store: Store, trial: Trial, objective: Measure, rows: number): number | null {
  if (objective.rows !== 'hits' || objective.classesAlike) return null;
  const kept = store.rowResults(trial.id).find(({ partition, epoch }) => partition === 'select' && epoch === trial.bestEpoch);
  if (kept?.kind !== 'hits') return null;
  return unpackHits(kept, rows).reduce((sum, hit) => sum + hit, 0) / rows;
}
