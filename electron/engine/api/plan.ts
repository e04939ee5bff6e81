/** From a request to the study and the session that it asks for. */
import { RANDOM_SEARCH } from '../../../shared/catalogue.ts';
import type { SearchRequest, TaskRequest } from '../../../shared/search-request.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import type { Budget, Params, StrategyChoice, Study } from '../../../shared/model.ts';
import { within } from '../../../shared/parse/check.ts';
import { usualWidth } from '../../../shared/width.ts';
import type { NewStudy } from '../../../db/store/studies.ts';
import type { SearchPlan } from './search-plan.ts';
import { withPreset } from './with-preset.ts';
import { completeChoice, strategyNamed } from '../search/catalogue.ts';
import { remeasuring } from '../search/remeasure.ts';
import { DEFAULT_KIND, kindOf } from '../tasks/catalogue.ts';
import type { TaskKind } from '../tasks/task.ts';
import { completeStopRuleChoice } from '../search/stop-rules/catalogue.ts';
import type { SearchProblem } from '../search/strategy.ts';
import { defaultConfiguration, withDefaults } from '../search/default-configuration.ts';

interface Defaults {
  readonly workers: number;
  readonly seed: number;
}

const DEFAULT_BUDGET: Budget = { trials: 50 };
/** One configuration measured again has no other to be chosen from. */
const FEWEST_REPEATS = 2;
/** A study keeps what makes its trials comparable. */
const KEPT_BY_STUDY = ['name', 'task', 'preset', 'space', 'epochs', 'objective'] as const;

/**
 * Fills in what the request leaves out: from its preset, then from the defaults.
 * @param existing the study that the request continues, if it names one.
 * @throws TrialdeckError usage, naming field, value and rule.
 */
export function planSearch(request: SearchRequest, existing: Study | null, defaults: Defaults): SearchPlan {
  const full = withPreset(request);
  const study = existing === null ? planStudy(full) : null;
  const { task, space, maxEpochs, measures, objectives } = existing ?? study!;
  if (existing !== null) refuseChanges(request);
  const strategy = completeChoice(full.strategy ?? RANDOM_SEARCH);
  const stopRule = full.stopRule === undefined ? null : completeStopRuleChoice(full.stopRule);
  const budget = full.budget ?? DEFAULT_BUDGET;
  const workers = full.workers ?? defaults.workers;
  const problem: SearchProblem = {
    space,
    goal: objectiveOf({ measures, objectives }).goal,
    maxEpochs,
    maxTrials: budget.trials ?? null,
  };
  const remeasure = full.remeasure ?? false;
  if (remeasure) refuseRemeasuring(budget, maxEpochs, strategy);
  const refusal = strategyNamed(strategy.name).refusal?.(problem, strategy.options) ?? null;
  if (refusal !== null) throw new TrialdeckError('usage', refusal, placeOfRefusal(strategy));
  return {
    study,
    session: {
      strategy,
      stopRule,
      seed: full.seed ?? defaults.seed,
      budget,
      workers,
      remeasure,
      width:
        full.width === undefined
          ? usualWidth({ strategy: strategyNamed(strategy.name), hasStopRule: stopRule !== null, budget, workers })
          : full.width,
      on: full.on ?? null,
    },
    queue: planQueue(full.queue, kindOf(task), problem, budget, strategy),
  };
}

function refuseRemeasuring(budget: Budget, maxEpochs: number, { name }: StrategyChoice): void {
  const { title, queueOnly } = strategyNamed(name);
  if (queueOnly) throw new TrialdeckError('usage', `remeasure is true; ${title} trains what is queued alone.`, 'remeasure');
  if (remeasuring(budget, maxEpochs).repeats >= FEWEST_REPEATS) return;
  const rule = 'a budget of at least 10 trials, or of as many epochs as they train';
  throw new TrialdeckError('usage', `remeasure is true; it takes ${rule}.`, 'remeasure');
}

/** What can be wrong with a strategy that narrows the space is how it does. */
function placeOfRefusal({ name }: StrategyChoice): string {
  const ranges = strategyNamed(name).options.find(({ type }) => type === 'ranges');
  return ranges === undefined ? 'strategy' : `strategy.options.${ranges.name}`;
}

function planStudy(request: SearchRequest): NewStudy {
  const { task, title, space, epochs, measures, objectives } = (
    request.task === undefined ? DEFAULT_KIND : kindOf(request.task)
  ).plan(request);
  return {
    name: request.name ?? `${title}: ${(request.strategy ?? RANDOM_SEARCH).name} search`,
    task,
    space,
    measures,
    objectives,
    maxEpochs: request.epochs ?? epochs,
    sample: false,
  };
}

/**
 * The default configuration comes first unless the request names its own or the budget in epochs does not cover it. Those
 * that are named are completed, so that a strategy that learns from them sees a value of every parameter; one that only
 * trains them learns nothing.
 */
function planQueue(
  queue: readonly Params[] | undefined,
  kind: TaskKind,
  { space, maxEpochs }: SearchProblem,
  budget: Budget,
  strategy: StrategyChoice,
): SearchPlan['queue'] {
  const whole = Math.floor((budget.epochs ?? Infinity) / maxEpochs);
  if (queue === undefined) return whole > 0 ? [{ params: defaultConfiguration(space, kind.usual), isDefault: true }] : [];
  refuseLongQueue(queue.length, budget.trials ?? Infinity, `the budget of ${budget.trials} trials`);
  refuseLongQueue(queue.length, whole, `the budget of ${budget.epochs} epochs, at ${maxEpochs} each`);
  const complete = (params: Params): Params =>
    strategyNamed(strategy.name).queueOnly ? params : withDefaults(space, params, kind.usual);
  for (const [at, params] of queue.entries())
    within(`queue[${at}]`, `In the queue: Configuration ${at + 1}: `, () => kind.check(params, space));
  return queue.map((params) => ({ params: complete(params), isDefault: false }));
}

function refuseLongQueue(length: number, most: number, budget: string): void {
  if (length <= most) return;
  throw new TrialdeckError('usage', `queue has ${length} configurations; allowed is at most ${most}, by ${budget}.`, 'queue');
}

function refuseChanges(request: SearchRequest): void {
  const changed = KEPT_BY_STUDY.find((field) => request[field] !== undefined);
  if (changed === undefined) return;
  const field = changed === 'task' ? taskField(request.task!) : changed;
  const sentence = `${field} cannot be given for a study that exists: its trials would no longer be comparable.`;
  throw new TrialdeckError('usage', sentence, field);
}

/** What a person said of the trials beside their kind, by its first field. */
function taskField(task: TaskRequest): string {
  const field = Object.keys(task).find((name) => name !== 'kind' && task[name] !== undefined);
  return field === undefined ? 'task' : `task.${field}`;
}
