/** From a request to the study and the session that it asks for. */
import { RANDOM_SEARCH } from '../../../shared/catalogue.ts';
import type { SearchRequest } from '../../../shared/search-request.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { measureNamed, objectiveOf } from '../../../shared/measure.ts';
import type { Budget, Params, Space, Split, StrategyChoice, Study } from '../../../shared/model.ts';
import { presetNamed } from '../../../shared/presets.ts';
import { ASSIGNMENT_SPACE } from '../../../shared/spaces/assignment.ts';
import type { NewSession, NewStudy } from '../../../db/store.ts';
import { datasetSource } from '../data/dataset.ts';
import { chosenSplit, defaultSplit } from '../data/split.ts';
import { completeChoice, strategyNamed } from '../search/catalogue.ts';
import { NETWORK_MEASURES } from '../tasks/network/measures/catalogue.ts';
import { completeStopRuleChoice } from '../search/stop-rules/catalogue.ts';
import type { SearchProblem } from '../search/strategy.ts';
import { defaultConfiguration, withDefaults } from '../search/default-configuration.ts';

export interface SearchPlan {
  /** Null where an existing study is continued. */
  readonly study: NewStudy | null;
  readonly session: Omit<NewSession, 'studyId'>;
  /** Trained before the strategy is asked; the default configuration is marked. */
  readonly queue: readonly { readonly params: Params; readonly isDefault: boolean }[];
}

interface Defaults {
  readonly workers: number;
  readonly seed: number;
}

const DEFAULT_EPOCHS = 15;
const DEFAULT_BUDGET: Budget = { trials: 50 };
/** A study keeps what makes its trials comparable. */
const KEPT_BY_STUDY = [
  'name',
  'preset',
  'space',
  'dataset',
  'rows',
  'splitSeed',
  'split',
  'recordConfirm',
  'epochs',
  'objective',
] as const;

/**
 * Fills in what the request leaves out: from its preset, then from the defaults.
 * @param existing the study that the request continues, if it names one.
 * @throws TrialdeckError usage, naming field, value and rule.
 */
export function planSearch(request: SearchRequest, existing: Study | null, defaults: Defaults): SearchPlan {
  const full = request.preset === undefined ? request : { ...presetNamed(request.preset).request, ...given(request) };
  const study = existing === null ? planStudy(full) : null;
  const { space, maxEpochs, measures, objectives } = existing ?? study!;
  if (existing !== null) refuseChanges(request);
  const strategy = completeChoice(full.strategy ?? RANDOM_SEARCH);
  const stopRule = full.stopRule === undefined ? null : completeStopRuleChoice(full.stopRule);
  const budget = full.budget ?? DEFAULT_BUDGET;
  const problem: SearchProblem = {
    space,
    goal: objectiveOf({ measures, objectives }).goal,
    maxEpochs,
    maxTrials: budget.trials ?? null,
  };
  const refusal = strategyNamed(strategy.name).refusal?.(problem, strategy.options) ?? null;
  if (refusal !== null) throw new TrialdeckError('usage', refusal, placeOfRefusal(strategy));
  return {
    study,
    session: {
      strategy,
      stopRule,
      seed: full.seed ?? defaults.seed,
      budget,
      workers: full.workers ?? defaults.workers,
      on: full.on ?? null,
    },
    queue: planQueue(full.queue, problem, budget, strategy),
  };
}

/** What can be wrong with a strategy that narrows the space is how it does. */
function placeOfRefusal({ name }: StrategyChoice): string {
  const ranges = strategyNamed(name).options.find(({ type }) => type === 'ranges');
  return ranges === undefined ? 'strategy' : `strategy.options.${ranges.name}`;
}

function planStudy(request: SearchRequest): NewStudy {
  const dataset = datasetSource(request.dataset ?? 'fashion-mnist').summary;
  return {
    name: request.name ?? `${dataset.title}: ${(request.strategy ?? RANDOM_SEARCH).name} search`,
    dataset,
    split: splitOf(request, dataset.rows),
    space: request.space ?? ASSIGNMENT_SPACE,
    measures: NETWORK_MEASURES,
    objectives: [measureNamed(NETWORK_MEASURES, request.objective ?? NETWORK_MEASURES[0]!.name, 'objective').name],
    maxEpochs: request.epochs ?? DEFAULT_EPOCHS,
    recordConfirm: request.recordConfirm ?? false,
    sample: false,
  };
}

function splitOf({ rows, split, splitSeed = 1 }: SearchRequest, available: number): Split {
  if (split === undefined) return defaultSplit(available, rows ?? available, splitSeed);
  if (rows === undefined) return chosenSplit(available, split, splitSeed);
  throw new TrialdeckError(
    'usage',
    `rows is ${rows}, but split gives the rows of each partition: leave one of them out.`,
    'rows',
  );
}

/**
 * The default configuration comes first unless the request names its own or the budget in epochs does not cover it. Those
 * that are named are completed, so that a strategy that learns from them sees a value of every parameter; one that only
 * trains them learns nothing.
 */
function planQueue(
  queue: readonly Params[] | undefined,
  { space, maxEpochs }: SearchProblem,
  budget: Budget,
  strategy: StrategyChoice,
): SearchPlan['queue'] {
  const whole = Math.floor((budget.epochs ?? Infinity) / maxEpochs);
  if (queue === undefined) return whole > 0 ? [{ params: defaultConfiguration(space), isDefault: true }] : [];
  refuseLongQueue(queue.length, budget.trials ?? Infinity, `the budget of ${budget.trials} trials`);
  refuseLongQueue(queue.length, whole, `the budget of ${budget.epochs} epochs, at ${maxEpochs} each`);
  const complete = (params: Params): Params => (strategyNamed(strategy.name).queueOnly ? params : withDefaults(space, params));
  return queue.map((params) => ({ params: complete(params), isDefault: false }));
}

function refuseLongQueue(length: number, most: number, budget: string): void {
  if (length <= most) return;
  throw new TrialdeckError('usage', `queue has ${length} configurations; allowed is at most ${most}, by ${budget}.`, 'queue');
}

function refuseChanges(request: SearchRequest): void {
  const changed = KEPT_BY_STUDY.find((field) => request[field] !== undefined);
  if (changed)
    throw new TrialdeckError(
      'usage',
      `${changed} cannot be given for a study that exists: its trials would no longer be comparable.`,
      changed,
    );
}

/** Without the fields that are there but undefined, which would hide a preset's. */
function given(request: SearchRequest): SearchRequest {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
}

/** The space of a given list of configurations: for every parameter the values that occur. */
export function spaceOf(configurations: readonly Params[]): Space {
  const names = [...new Set(configurations.flatMap((params) => Object.keys(params)))];
  return Object.fromEntries(
    names.map((name) => {
      const values = [...new Set(configurations.flatMap((params) => params[name] ?? []))];
      return [name, values.length === 1 ? { type: 'fixed', value: values[0]! } : { type: 'categorical', values }];
    }),
  );
}
