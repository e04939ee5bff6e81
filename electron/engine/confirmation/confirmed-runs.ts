/** The runs of a confirmation as far as they have come. */
import type { Confirmation } from '../../../shared/confirmation.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import type { Params, Trial } from '../../../shared/model.ts';
import type { Store } from '../../../db/store.ts';
import type { ConfirmedRun, ConfirmedRuns } from '../insight/confirmation/evidence.ts';
import { labelsOf } from '../rows/asked.ts';
import { configurationKey } from '../search/configuration-key.ts';
import { kindOf } from '../tasks/catalogue.ts';
import type { PartitionFiles } from '../tasks/partition-files.ts';

/** @throws TrialdeckError, where the classes of the rows must be known and the data set cannot be read */
export function confirmedRuns(
  store: Store,
  partitions: PartitionFiles,
  { studyId, sessionId, candidates, modelSeeds }: Confirmation,
): ConfirmedRuns {
  const study = store.study(studyId);
  const objective = objectiveOf(study);
  const trials = sessionId === null ? [] : store.trialsOf(sessionId);
  const byRun = Map.groupBy(trials, ({ params, modelSeed }) => runKey(params, modelSeed));
  return {
    measure: objective,
    rows: study.task.split!.confirm,
    usual: placeOf(candidates),
    labels: objective.classesAlike ? labelsOf(study, 'confirm', partitions) : null,
    candidates: candidates.map(({ params }) => {
      const tries = modelSeeds.map((modelSeed) => byRun.get(runKey(params, modelSeed)) ?? []);
      const runs = tries.map((of) => of.map((trial) => runOf(store, trial)).find((run) => run !== null) ?? null);
      const failed = tries.some((of, at) => runs[at] === null && of.length > 0 && of.every(hasFailed));
      return { weights: kindOf(study.task).weights(study.task, params), runs, failed };
    }),
  };
}

function placeOf(candidates: Confirmation['candidates']): number | null {
  const place = candidates.findIndex(({ isDefault }) => isDefault);
  return place === -1 ? null : place;
}

/** A run that was tried again, elsewhere say, is two trials of the same. */
function runKey(params: Params, modelSeed: number): string {
  return `${configurationKey(params)} ${modelSeed}`;
}

function hasFailed({ state }: Trial): boolean {
  return state === 'failed' || state === 'diverged';
}

/** Null where it has not come to its end: what a person stopped is no run. */
function runOf(store: Store, { id, state, modelSeed, bestEpoch, durationMs }: Trial): ConfirmedRun | null {
  if (state !== 'completed') return null;
  const results = store.rowResults(id).find(({ epoch, partition }) => epoch === bestEpoch && partition === 'confirm');
  return results ? { trialId: id, modelSeed, durationMs, results: { kind: results.kind, content: results.content } } : null;
}
