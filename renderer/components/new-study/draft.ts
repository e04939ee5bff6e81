/** What the New study form holds, and the request that it means. */
import type { Choices, Preset, StrategyEntry } from '../../../shared/catalogue.ts';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import { networkAsked } from '../../../shared/network/request.ts';
import type { SearchRequest } from '../../../shared/search-request.ts';
import type { Budget, ParameterValue, Space } from '../../../shared/model.ts';
import type { UnsizedSearch } from '../../../shared/width.ts';
import { paramsOf, type Draft as ConfigurationDraft } from '../trial/changed-copy.ts';

/** undefined: left empty; NaN: written, but not a number. */
export type Written = number | undefined;

/** How results count: with the width that such a search usually has, with a chosen one, or as they come. */
export type Counting = 'usual' | 'width' | 'as they come';

/** On what the networks train. */
export interface NetworkDraft {
  dataset: string;
  /** Empty: all rows outside the vault. */
  rows: Written;
  splitSeed: Written;
}

export interface Draft {
  /** The study that gets another session; its name, data, space and epochs are kept. */
  studyId: number | undefined;
  name: string;
  /** The preset that the fields came from. */
  preset: string | undefined;
  task: NetworkDraft;
  space: Space;
  strategy: string;
  options: Record<string, ParameterValue>;
  /** Name of the rule, or NO_STOP_RULE. */
  stopRule: string;
  stopOptions: Record<string, ParameterValue>;
  /** What is trained by hand. */
  configurations: readonly ConfigurationDraft[];
  budgetKind: keyof Budget;
  budgetAmount: Written;
  epochs: Written;
  /** Name of a measure. */
  objective: string;
  workers: Written;
  counting: Counting;
  /** Where `counting` is 'width'. */
  width: Written;
  /** Whether the leading configurations are measured again at the end. */
  remeasure: boolean;
  /** Empty: a new one. */
  seed: Written;
}

export const NO_STOP_RULE = 'none';
const ORDINARY_TRIALS = 50;
const ORDINARY_EPOCHS = 15;

/** A draft with every field filled, from a preset where there is one. */
export function newDraft(choices: Choices, workers: number, preset: Preset | undefined = choices.presets[0]): Draft {
  const request = preset?.request ?? {};
  const network = networkAsked(request);
  const strategy = choices.strategies.find(({ name }) => name === request.strategy?.name) ?? choices.strategies[0];
  const [budgetKind, budgetAmount] = firstLimit(request.budget ?? { trials: ORDINARY_TRIALS });
  return {
    studyId: undefined,
    name: request.name ?? 'New study',
    preset: preset?.name,
    task: {
      dataset: network?.dataset ?? choices.datasets[0]?.name ?? '',
      rows: network?.rows,
      splitSeed: network?.splitSeed ?? 1,
    },
    space: request.space ?? choices.space,
    strategy: strategy?.name ?? '',
    options: { ...defaultOptions(strategy), ...request.strategy?.options },
    stopRule: request.stopRule?.name ?? NO_STOP_RULE,
    stopOptions: { ...request.stopRule?.options },
    configurations: [],
    budgetKind,
    budgetAmount,
    epochs: request.epochs ?? ORDINARY_EPOCHS,
    objective: request.objective ?? choices.measures[0]?.name ?? '',
    workers: request.workers ?? workers,
    counting: countingOf(request.width),
    width: request.width ?? undefined,
    remeasure: request.remeasure ?? false,
    seed: request.seed,
  };
}

/** A draft for another session of a study: only strategy, stop rule, budget, workers and seed are open. */
export function draftFor(study: StudyOverview, choices: Choices, workers: number): Draft {
  const last = study.sessions.at(-1);
  const [budgetKind, budgetAmount] = firstLimit(last?.budget ?? { trials: ORDINARY_TRIALS });
  const { name, about, space, maxEpochs: epochs } = study;
  const objective = objectiveOf(study).name;
  const fresh = newDraft(choices, workers);
  const kept = { name, task: { ...fresh.task, dataset: about.dataset ?? '' }, space, epochs, objective };
  return { ...fresh, ...kept, studyId: study.id, preset: undefined, budgetKind, budgetAmount };
}

export function defaultOptions(strategy: StrategyEntry | undefined): Record<string, ParameterValue> {
  return Object.fromEntries((strategy?.options ?? []).map((option) => [option.name, option.start ?? option.default]));
}

/** The request of a draft, unchecked: what is not a number in the form is not one here. */
export function requestOf(draft: Draft, strategies: readonly StrategyEntry[]): SearchRequest {
  const strategy = strategies.find(({ name }) => name === draft.strategy);
  const search: SearchRequest = {
    strategy: { name: draft.strategy, options: { ...draft.options } },
    stopRule: draft.stopRule === NO_STOP_RULE ? undefined : { name: draft.stopRule, options: { ...draft.stopOptions } },
    ...spendingOf(draft, strategy?.queueOnly === true),
    workers: draft.workers,
    width: widthIn(draft),
    ...(strategy?.queueOnly !== true && draft.remeasure && { remeasure: true }),
    seed: draft.seed,
  };
  if (draft.studyId !== undefined) return { ...search, studyId: draft.studyId };
  const { name, task, space, epochs, objective } = draft;
  return { ...search, name, task: { kind: 'network', ...task }, space, epochs, objective };
}

function widthIn({ counting, width }: Draft): number | null | undefined {
  if (counting === 'usual') return undefined;
  return counting === 'width' ? (width ?? Number.NaN) : null;
}

function countingOf(width: number | null | undefined): Counting {
  if (width === undefined) return 'usual';
  return width === null ? 'as they come' : 'width';
}

/** The draft as far as its width depends on it. */
export function unsized(draft: Draft, strategy: StrategyEntry | undefined): UnsizedSearch {
  return {
    strategy: strategy ?? {},
    hasStopRule: draft.stopRule !== NO_STOP_RULE,
    budget: strategy?.queueOnly ? { trials: draft.configurations.length } : { [draft.budgetKind]: draft.budgetAmount },
    workers: Number.isInteger(draft.workers) ? draft.workers! : 1,
  };
}

/** What is only queued has configurations in place of a budget. */
function spendingOf({ configurations, space, budgetKind, budgetAmount }: Draft, queueOnly: boolean): SearchRequest {
  if (!queueOnly) return { budget: { [budgetKind]: budgetAmount } };
  const queue = configurations.map((configuration) => paramsOf(configuration, space));
  return { queue, budget: { trials: queue.length } };
}

function firstLimit(budget: Budget): [keyof Budget, number | undefined] {
  const [kind, amount] = Object.entries(budget).find(([, limit]) => limit !== undefined) ?? ['trials', ORDINARY_TRIALS];
  return [kind as keyof Budget, amount as number];
}
