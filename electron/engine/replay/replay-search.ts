/** A search replayed on a recording: what it would have asked for, when, and what it would have found. */
import type { ExperimentRun, IncumbentStep } from '../../../shared/experiment.ts';
import { competes, objectiveOf, type Directed } from '../../../shared/measure.ts';
import type { Budget, StrategyChoice } from '../../../shared/model.ts';
import { decideWithin, epochsPromised } from '../budget.ts';
import { incumbentPath } from '../insight/comparison/incumbent-path.ts';
import { strategyNamed } from '../search/catalogue.ts';
import { rootOf, simulate, type SimulatedTrial, type Simulation } from '../search/simulate.ts';
import { stopRuleNamed } from '../search/stop-rules/catalogue.ts';
import type { Curve } from '../search/stop-rules/stop-rule.ts';
import type { SearchProblem } from '../search/strategy.ts';
import { kindOf } from '../tasks/catalogue.ts';
import { trainingOn, type RecordedTraining, type Recording } from './recording.ts';

export interface SearchToReplay {
  /** Complete, as the stop rule. */
  readonly strategy: StrategyChoice;
  readonly stopRule: StrategyChoice | null;
  readonly seed: number;
  readonly budget: Budget;
  /** Simulated ones. */
  readonly workers: number;
  /** See `Session`. */
  readonly width: number | null;
}

export interface ReplayedSearch {
  readonly trials: readonly SimulatedTrial[];
  /** Why it ended, in a sentence. */
  readonly ended: string;
  readonly spent: ExperimentRun['spent'];
  readonly path: readonly IncumbentStep[];
}

export function replaySearch(recording: Recording, search: SearchToReplay): ReplayedSearch {
  const { seed, budget, workers, width } = search;
  const ask = strategyNamed(search.strategy.name).create(search.strategy.options);
  const problem = problemOf(recording, budget);
  const training = trainingOn(recording, seed);
  let ended = '';
  const next: Simulation['next'] = (history, elapsedMs) => {
    const decision = decideWithin(budget, ask, problem, history, seed, { activeMs: elapsedMs, promised: epochsPromised });
    if (decision.kind === 'done') ended = decision.why;
    return decision;
  };
  const { epochSeconds: epochCost } = kindOf(recording.study.task).cost(recording.study.task);
  const stops = search.stopRule ? stopsBy(search.stopRule, problem) : {};
  const train: Simulation['train'] = (params, epoch, _, root) => training.train(params, epoch, root);
  const trials = simulate({ next, train, goal: problem.goal, workers, width, epochCost, ...stops });
  return { trials, ended, spent: spentBy(trials), path: incumbentPath(resultsOf(recording, training, trials), problem) };
}

export function problemOf({ study }: Pick<Recording, 'study'>, budget: Budget): SearchProblem {
  const { space, maxEpochs } = study;
  return { space, goal: objectiveOf(study).goal, maxEpochs, maxTrials: budget.trials ?? null };
}

/** What the trial comes to, where it has a value. @param trials all of its search */
export function scoreOf(training: RecordedTraining, trial: SimulatedTrial, trials: readonly SimulatedTrial[]): number | null {
  return trial.stopValue === null ? null : training.score(trial.params, trial.epochsDone, rootOf(trial, trials));
}

function stopsBy({ name, options }: StrategyChoice, measure: Directed): Pick<Simulation, 'stops'> {
  const rule = stopRuleNamed(name).create(options);
  const curveOf = ({ ordinal, state, parent, curve }: SimulatedTrial): Curve => ({
    ordinal,
    state,
    parent,
    values: curve.map(({ stop }) => stop),
  });
  return { stops: (trial, history) => rule(curveOf(trial), history.map(curveOf), measure) !== null };
}

function resultsOf({ measure }: Recording, training: RecordedTraining, trials: readonly SimulatedTrial[]) {
  const inOrder = trials.toSorted((left, right) => left.sequence! - right.sequence!);
  return inOrder.map((trial) => {
    return {
      number: trial.ordinal,
      value: competes(trial) ? trial.value : null,
      confirm: measure === 'confirm' ? scoreOf(training, trial, trials) : null,
      epochs: ownEpochs(trial, trials),
      seconds: trial.countedMs / 1000,
    };
  });
}

function spentBy(trials: readonly SimulatedTrial[]): ReplayedSearch['spent'] {
  return {
    epochs: trials.reduce((sum, trial) => sum + ownEpochs(trial, trials), 0),
    seconds: Math.max(0, ...trials.map(({ countedMs }) => countedMs)) / 1000,
    trials: trials.length,
  };
}

function ownEpochs({ parent, epochsDone }: SimulatedTrial, trials: readonly SimulatedTrial[]): number {
  return epochsDone - (parent === null ? 0 : trials[parent - 1]!.epochsDone);
}
