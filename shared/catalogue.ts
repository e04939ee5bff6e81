/** What a person can choose from: presets, strategies, stop rules, data sets and hyperparameters. */
import type { Measure } from './measure.ts';
import type { MissingDataset } from './missing-dataset.ts';
import type { DatasetSummary } from './dataset.ts';
import type { Dimension, ParameterValue, Space, StrategyChoice } from './model.ts';
import type { SearchRequest } from './search-request.ts';

export interface ParameterSummary {
  readonly name: string;
  readonly dimension: Dimension;
  readonly default: ParameterValue;
  readonly what: string;
}

export interface Preset {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly request: SearchRequest;
}

export interface StrategyOption {
  readonly name: string;
  /** What a form calls it. */
  readonly title: string;
  /** ranges: text that narrows a space, such as "learning_rate=0.001..0.01 activation=relu|tanh". */
  readonly type: 'int' | 'float' | 'boolean' | 'choice' | 'ranges';
  readonly default: ParameterValue;
  /** With what a form begins in place of the default, where that leaves a decision to the person. */
  readonly start?: ParameterValue | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly values?: readonly ParameterValue[] | undefined;
  readonly what: string;
}

/** One entry of the catalogue of strategies or of stop rules, without its function. */
export interface StrategyEntry {
  readonly name: string;
  readonly title: string;
  readonly how: string;
  readonly paper: string;
  readonly options: readonly StrategyOption[];
  /** Of a strategy: whether its trials stand in rungs and continue those that were promoted. */
  readonly promotes?: boolean | undefined;
  /**
   * Of a strategy: it trains what a person queues and asks for nothing itself. It has configurations in place of a budget,
   * and cannot be repeated.
   */
  readonly queueOnly?: boolean | undefined;
  /** Of a strategy that tunes by hand: whose choices it carries out, a person's or those of a rule that stands in for one. */
  readonly byHand?: 'person' | 'stand-in' | undefined;
  /** Of a strategy that learns from results: with how many trials it begins that none of them decides. */
  readonly startup?: Startup | undefined;
  /** Of a strategy: whether no result changes what it asks for. */
  readonly blind?: boolean | undefined;
  /** Of a strategy: it decides `usualWidth`. */
  readonly clockPrice?: ClockPrice | undefined;
}

/** Drawn at random, or spread evenly. */
export interface Startup {
  /** The option that says how many. */
  readonly option: string;
  /** Where the option is 0: so many for each parameter of the space. */
  readonly perParameter?: number | undefined;
}

/** What a clock of twice the workers costs, in percent of the time. */
export interface ClockPrice {
  readonly twoWorkers: number;
  readonly eightWorkers: number;
}

/** With what a search is made where nothing is said, and against what every other strategy is measured. */
export const RANDOM_SEARCH: StrategyChoice = { name: 'random', options: {} };

/** What trains configurations that a person names one by one. */
export const BY_HAND: StrategyChoice = { name: 'manual', options: {} };

export interface Choices {
  readonly presets: readonly Preset[];
  readonly strategies: readonly StrategyEntry[];
  /** Those that other programs ran, whose sessions were read in: none can be started. */
  readonly elsewhere: readonly StrategyEntry[];
  readonly stopRules: readonly StrategyEntry[];
  /** Those that a search can train on now. */
  readonly datasets: readonly DatasetSummary[];
  /** Those that must be fetched first. */
  readonly missingDatasets: readonly MissingDataset[];
  /** What a new study can be judged by; the first one is the default. */
  readonly measures: readonly Measure[];
  readonly space: Space;
  readonly parameters: readonly ParameterSummary[];
  readonly cores: number;
  /** So many workers fit into the memory that is free, one at least. */
  readonly workersInMemory: number;
}
