/** From a request to an experiment or a replay that can be run. */
import { RANDOM_SEARCH } from '../../../shared/catalogue.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import {
  FILLING_BUDGET,
  PAIRS,
  type Arm,
  type ArmRequest,
  type Experiment,
  type ExperimentBudget,
  type ExperimentRequest,
  type ExperimentRun,
} from '../../../shared/experiment.ts';
import type { ReplayRequest } from '../../../shared/replay.ts';
import type { Budget, StrategyChoice, Study } from '../../../shared/model.ts';
import { refuse, within } from '../../../shared/parse/check.ts';
import { randomFor } from '../../../shared/random.ts';
import { COMPARISON_WIDTH, usualWidth, widthFor } from '../../../shared/width.ts';
import type { NewExperiment } from '../../../db/store/experiments.ts';
import { completeChoice, strategyNamed } from '../search/catalogue.ts';
import { completeStopRuleChoice } from '../search/stop-rules/catalogue.ts';
import type { Recording } from './recording.ts';
import { problemOf, type SearchToReplay } from './replay-search.ts';

interface Defaults {
  readonly workers: number;
  readonly seed: number;
}

/** A search that sees more of a recording than this finds its best by exhaustion. */
const SHARE_OF_RECORDING = 0.1;
const WHOLE_TRIALS = 20;

/**
 * Random search comes first and random search with twice the budget second, whether they were asked for or not.
 * @param recording of the study, for a replay; null for training.
 * @throws TrialdeckError usage, naming field, value and rule.
 */
export function planExperiment(
  request: ExperimentRequest,
  study: Study,
  recording: Recording | null,
  defaults: Defaults,
): NewExperiment {
  const arms = armsOf(request.arms);
  const workers = request.workers ?? (recording ? 1 : defaults.workers);
  const largest = Math.max(...arms.map(({ budgetFactor }) => budgetFactor));
  const fewest = fewestEpochs(arms, study);
  const budget = request.budget ?? { axis: 'epochs', amount: Math.max(fewest, defaultEpochs(study, recording, largest)) };
  if (budget.axis === 'epochs' && budget.amount < fewest)
    refuse(
      'budget.amount',
      `budget.amount is ${budget.amount}; allowed is at least ${fewest} epochs, so that each run can train one trial whole: maxEpochs is ${study.maxEpochs}.`,
    );
  for (const [at, { label, strategy, budgetFactor }] of arms.entries()) {
    const refusal = refusalOf(strategy, study, budgetOf(budget, budgetFactor), request.kind);
    if (refusal === null) continue;
    const sentence = refusal.startsWith(label) ? refusal : `${label}: ${refusal}`;
    throw new TrialdeckError('usage', sentence, `arms[${at}].strategy`);
  }
  return {
    studyId: study.id,
    kind: request.kind,
    arms,
    repetitions: request.pairs ?? PAIRS[request.kind],
    seed: request.seed ?? defaults.seed,
    budget,
    workers,
    width: request.width ?? (recording ? widthFor(workers) : COMPARISON_WIDTH),
    margin: request.margin ?? null,
  };
}

/** @throws TrialdeckError usage, naming field, value and rule. */
export function planReplay(request: ReplayRequest, recording: Recording, seed: number): SearchToReplay {
  const strategy = completeChoice(request.strategy);
  const stopRule = request.stopRule ? completeStopRuleChoice(request.stopRule) : null;
  const { workers = 1, budget = { epochs: defaultEpochs(recording.study, recording, 1) } } = request;
  const unsized = { strategy: strategyNamed(strategy.name), hasStopRule: stopRule !== null, budget, workers };
  const refusal = refusalOf(strategy, recording.study, budget, 'replay');
  if (refusal !== null) throw new TrialdeckError('usage', refusal, 'strategy');
  return {
    strategy,
    stopRule,
    seed: request.seed ?? seed,
    budget,
    workers,
    width: request.width === undefined ? usualWidth(unsized) : request.width,
  };
}

/** What one run of the arm may spend. */
export function budgetOf({ axis, amount }: ExperimentBudget, factor: number): Budget {
  const spendable = amount * factor;
  return { [axis]: axis === 'seconds' ? spendable : Math.max(1, Math.round(spendable)) };
}

function armsOf(requests: readonly ArmRequest[]): readonly Arm[] {
  const asked = requests.map((request, at) => within(`arms[${at}]`, '', () => armOf(request)));
  const isRandom = ({ strategy, stopRule }: Arm): boolean => strategy.name === RANDOM_SEARCH.name && stopRule === null;
  const baseline = (factor: number): Arm =>
    asked.find((arm) => isRandom(arm) && arm.budgetFactor === factor) ?? armOf({ strategy: RANDOM_SEARCH, budgetFactor: factor });
  const baselines = [baseline(1), baseline(2)];
  const arms = [...baselines, ...asked.filter((arm) => !baselines.includes(arm))];
  const labelled = arms.map((arm, at) => ({ ...arm, label: labelAmong(arms.slice(0, at), arm) }));
  const labels = labelled.map(({ label }) => label);
  const twice = labels.find((label, at) => labels.indexOf(label) !== at);
  if (twice !== undefined)
    throw new TrialdeckError('usage', `Two strategies are called “${twice}”; allowed is a label of its own for each.`, 'arms');
  return labelled;
}

/** The same arm again is told apart by its number. */
function labelAmong(before: readonly Arm[], arm: Arm): string {
  const alike = timesBefore(before, arm);
  return alike > 0 && before.some(({ label }) => label === arm.label) ? `${arm.label} (${alike + 1})` : arm.label;
}

function timesBefore(before: readonly Arm[], { strategy, stopRule, budgetFactor }: Arm): number {
  const key = JSON.stringify([strategy, stopRule, budgetFactor]);
  return before.filter((arm) => JSON.stringify([arm.strategy, arm.stopRule, arm.budgetFactor]) === key).length;
}

/**
 * One for each repetition. An experiment with another number of repetitions has others, so that none is contained in a larger one
 * with the same seed: looks at growing experiments would be looks at the same pairs.
 */
export function repetitionSeeds({ seed, repetitions }: Pick<Experiment, 'seed' | 'repetitions'>): readonly number[] {
  return Array.from({ length: repetitions }, (_, at) => randomFor(seed, 'repetition', repetitions, at + 1).seed());
}

/** A run's seed is that of its repetition; where the same arm was there before, one of its own, or the two would be one search. */
export function searchSeed(arms: readonly Arm[], arm: number, repetitionSeed: number): number {
  const alike = timesBefore(arms.slice(0, arm), arms[arm]!);
  return alike === 0 ? repetitionSeed : randomFor(repetitionSeed, 'again', alike).seed();
}

/** The search of a run. */
export function searchOf(
  { arms, budget, workers, width }: Experiment,
  { arm, seed }: Pick<ExperimentRun, 'arm' | 'seed'>,
): SearchToReplay {
  const { strategy, stopRule, budgetFactor } = arms[arm]!;
  return { strategy, stopRule, seed: searchSeed(arms, arm, seed), budget: budgetOf(budget, budgetFactor), workers, width };
}

function armOf({ label, strategy, stopRule, budgetFactor = 1 }: ArmRequest): Arm {
  const choice = completeChoice(repeated(strategy));
  const rule = stopRule ? completeStopRuleChoice(stopRule) : null;
  const factor = budgetFactor === 1 ? '' : ` ${budgetFactor}x`;
  const stopped = rule === null ? '' : `, ${rule.name} stopping`;
  return {
    label: label ?? `${strategyNamed(choice.name).title}${factor}${stopped}`,
    strategy: choice,
    stopRule: rule,
    budgetFactor,
  };
}

/** Brackets are run again and again until the budget is spent, unless the request says how often: budgets must be equal. */
function repeated(choice: StrategyChoice): StrategyChoice {
  const known = strategyNamed(choice.name).options.filter(({ name }) => name in FILLING_BUDGET);
  const filling = Object.fromEntries(known.map(({ name }) => [name, FILLING_BUDGET[name]!]));
  return { ...choice, options: { ...filling, ...choice.options } };
}

/** Random search trains every trial to its last epoch: without that many it finds nothing, and no pair is there. */
function fewestEpochs(arms: readonly Arm[], { maxEpochs }: Study): number {
  return Math.ceil(maxEpochs / Math.min(...arms.map(({ budgetFactor }) => budgetFactor)));
}

function defaultEpochs({ maxEpochs }: Study, recording: Recording | null, largestFactor: number): number {
  if (recording === null) return WHOLE_TRIALS * maxEpochs;
  return Math.max(maxEpochs, Math.floor((recording.totalEpochs * SHARE_OF_RECORDING) / largestFactor));
}

function refusalOf(
  { name, options }: StrategyChoice,
  study: Study,
  budget: Budget,
  kind: ExperimentRequest['kind'],
): string | null {
  const strategy = strategyNamed(name);
  if (strategy.queueOnly)
    return `${strategy.title} asks for nothing, so it cannot ${kind === 'replay' ? 'be replayed' : 'be repeated'}; choose a strategy that asks for configurations.`;
  return strategy.refusal?.(problemOf({ study }, budget), options) ?? null;
}
