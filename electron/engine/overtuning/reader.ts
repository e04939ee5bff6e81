/** What is known of the overtuning of a study. */
import { gainOf, objectiveOf, type Measure } from '../../../shared/measure.ts';
import type { OvertuningDetail, ReplayedOvertuning, StudyIncumbent } from '../../../shared/overtuning.ts';
import { overtuningOf, type Overtuning } from '../../../shared/statistics/overtuning.ts';
import { quantile } from '../../../shared/statistics/quantile.ts';
import type { Store } from '../../../db/store.ts';
import { whyNoConfirm } from './plan-training.ts';

export function overtuningDetail(store: Store, studyId: number): OvertuningDetail {
  const study = store.study(studyId);
  const objective = objectiveOf(study);
  const incumbents = store.incumbentTrainings(studyId).map(({ incumbent }) => incumbent);
  return {
    incumbents,
    found: foundIn(incumbents, objective),
    replays: replayed(store, studyId, objective),
    whyNot: whyNoConfirm(study),
  };
}

function foundIn(incumbents: readonly StudyIncumbent[], objective: Measure): Overtuning | null {
  const gains = incumbents.flatMap(({ confirm }) => (confirm === null ? [] : gainOf(objective, confirm)));
  return gains.length === 0 || gains.length < incumbents.length ? null : overtuningOf(gains);
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
