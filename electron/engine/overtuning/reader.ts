/** What is known of the overtuning of a study. */
import { gainOf, objectiveOf, type Measure } from '../../../shared/measure.ts';
import type { Study } from '../../../shared/model.ts';
import type { OvertuningDetail, ReplayedOvertuning, StudyOvertuning } from '../../../shared/overtuning.ts';
import { rowDifference } from '../../../shared/row-comparison.ts';
import type { Interval } from '../../../shared/statistics/interval.ts';
import { overtuningOf } from '../../../shared/statistics/overtuning.ts';
import { quantile } from '../../../shared/statistics/quantile.ts';
import type { Store } from '../../../db/store.ts';
import type { IncumbentTraining } from '../../../db/store/confirmations.ts';
import { labelsOf } from '../rows/asked.ts';
import { strataOf } from '../rows/count-rows.ts';
import type { PartitionFiles } from '../tasks/partition-files.ts';
import { whyNoConfirm } from './plan-training.ts';

/** @throws TrialdeckError, where the classes of the rows must be known and the data set cannot be read */
export function overtuningDetail(store: Store, partitions: PartitionFiles, studyId: number): OvertuningDetail {
  const study = store.study(studyId);
  const objective = objectiveOf(study);
  const trainings = store.incumbentTrainings(studyId);
  return {
    incumbents: trainings.map(({ incumbent }) => incumbent),
    found: foundIn(trainings, study, partitions),
    replays: replayed(store, studyId, objective),
    whyNot: whyNoConfirm(study),
  };
}

function foundIn(trainings: readonly IncumbentTraining[], study: Study, partitions: PartitionFiles): StudyOvertuning | null {
  const objective = objectiveOf(study);
  const gains = trainings.flatMap(({ incumbent: { confirm } }) => (confirm === null ? [] : gainOf(objective, confirm)));
  if (gains.length === 0 || gains.length < trainings.length) return null;
  const best = trainings[gains.indexOf(Math.max(...gains))]!;
  return {
    ...overtuningOf(gains),
    best: best.incumbent.number,
    interval: intervalOf(best, trainings.at(-1)!, study, partitions),
  };
}

/** Of how much worse the last one is, both on the same rows. */
function intervalOf(best: IncumbentTraining, last: IncumbentTraining, study: Study, partitions: PartitionFiles): Interval | null {
  const rows = study.task.split?.confirm;
  if (best === last || rows === undefined || best.confirmRows === null || last.confirmRows === null) return null;
  const labels = objectiveOf(study).classesAlike ? labelsOf(study, 'confirm', partitions) : null;
  return rowDifference(best.confirmRows, last.confirmRows, strataOf({ rows, labels })).interval;
}

/** Runs with as much budget as the others: an arm that has more is another question. */
function replayed(store: Store, studyId: number, objective: Measure): readonly ReplayedOvertuning[] {
  const found = store
    .experiments(studyId)
    .filter(({ kind, state }) => kind === 'replay' && state === 'finished')
    .flatMap(({ id, arms }) =>
      store.experimentRuns(id).flatMap(({ arm, path }) => {
        const gains = path.flatMap(({ confirm }) => (confirm === null ? [] : gainOf(objective, confirm)));
        const { strategy, budgetFactor } = arms[arm]!;
        if (budgetFactor !== 1 || gains.length === 0 || gains.length < path.length) return [];
        return { strategy: strategy.name, gains };
      }),
    );
  return [...Map.groupBy(found, ({ strategy }) => strategy)].map(([strategy, runs]) => ({
    strategy,
    ...summaryOf(runs.map(({ gains }) => gains)),
  }));
}

function summaryOf(runs: readonly (readonly number[])[]): Omit<ReplayedOvertuning, 'strategy'> {
  const losses = runs.map((gains) => overtuningOf(gains).absolute);
  return {
    runs: runs.length,
    overtuned: losses.filter((loss) => loss > 0).length,
    worse: runs.filter((gains) => gains.at(-1)! < gains[0]!).length,
    median: quantile(losses, 0.5),
    largest: Math.max(...losses),
  };
}
