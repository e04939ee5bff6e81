/**
 * A comparison of strategies, as plain readonly data.
 *
 * An *experiment* runs several strategies on one study, each several times with seeds of its own. An *arm* is one of them with
 * its share of the budget; a *repetition* runs every arm once, all with the same seed, so that two runs of a repetition are
 * a *pair*.
 */
import type { JobState } from './job-state.ts';
import type { StrategyChoice } from './model.ts';
import { FEWEST_PAIRS } from './statistics/comparison-levels.ts';

/** What a budget, and how far a run is, can be counted in. */
export const EXPERIMENT_AXES = ['epochs', 'seconds', 'trials'] as const;
export type ExperimentAxis = (typeof EXPERIMENT_AXES)[number];

/** replay: on the recorded curves of a study, nothing is trained; training: every run is a session of the study. */
export type ExperimentKind = 'replay' | 'training';

export interface ExperimentBudget {
  readonly axis: ExperimentAxis;
  readonly amount: number;
}

export interface Arm {
  /** Unique within the experiment: "Hyperband", "Random search 2x". */
  readonly label: string;
  readonly strategy: StrategyChoice;
  readonly stopRule: StrategyChoice | null;
  /** Its share of the experiment's budget: 1, or 2 for random search with twice the budget. */
  readonly budgetFactor: number;
}

export interface ArmRequest {
  /** By default the strategy's title, with the factor where it is not 1. */
  readonly label?: string | undefined;
  readonly strategy: StrategyChoice;
  readonly stopRule?: StrategyChoice | undefined;
  readonly budgetFactor?: number | undefined;
}

/** Replays cost next to nothing; trained runs do, so that of these there are as few as can show something. */
export const PAIRS: Readonly<Record<ExperimentKind, number>> = { replay: 1000, training: FEWEST_PAIRS };

/** Options with which a strategy goes on until its budget is spent, in place of ending by itself: budgets must be equal. */
export const FILLING_BUDGET: Readonly<Record<string, number>> = { iterations: 0 };

export interface ExperimentRequest {
  readonly studyId: number;
  readonly kind: ExperimentKind;
  /** Random search and random search with twice the budget are added where they are missing. */
  readonly arms: readonly ArmRequest[];
  /** Repetitions; `PAIRS` by default. */
  readonly pairs?: number | undefined;
  readonly seed?: number | undefined;
  /**
   * By default epochs: for a replay as many as keep every arm within a tenth of the recording, for training those of 20 whole
   * trials.
   */
  readonly budget?: ExperimentBudget | undefined;
  /** Simulated ones in a replay. 1 for a replay, the setting for training by default. */
  readonly workers?: number | undefined;
  /** Of every search, whatever its strategy. As a search with so many workers has it in a replay, `COMPARISON_WIDTH` for training by default. */
  readonly width?: number | undefined;
  /** The smallest gap that is of use, in the unit of the objective; `usualMargin` by default. */
  readonly margin?: number | undefined;
}

/** The places of random search and of random search with twice the budget among the arms. */
export const [RANDOM, RANDOM_TWICE] = [0, 1] as const;

export interface Experiment {
  readonly id: number;
  readonly studyId: number;
  /** The job that runs it: `state`, `failure` and `finishedAt` are the job's. */
  readonly jobId: number;
  readonly kind: ExperimentKind;
  /** Random search first, random search with twice the budget second. */
  readonly arms: readonly Arm[];
  readonly repetitions: number;
  readonly seed: number;
  readonly budget: ExperimentBudget;
  readonly workers: number;
  /** See `Session`; the same for all arms. Null in comparisons of former versions that trained. */
  readonly width: number | null;
  /** The smallest gap that is of use, stated before anything ran; null where nobody did: `usualMargin`. */
  readonly margin: number | null;
  readonly state: JobState;
  readonly failure: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

/** A change of the incumbent: the finished trial with the best *select* value so far. */
export interface IncumbentStep {
  /** Trained by the trials that had finished, this one included; inherited ones are the parent's. */
  readonly epochs: number;
  /** Of the simulated clock; where it was trained, training time over all workers divided by their number. */
  readonly seconds: number;
  /** Finished so far. */
  readonly trials: number;
  /** Its number: in the study where it was trained, else its ordinal in the replay. */
  readonly trial: number;
  /** Its value, by which it became the incumbent. */
  readonly select: number;
  /** The same metric on *confirm* at the same epoch, where that is recorded. No search decision reads it. */
  readonly confirm: number | null;
}

export interface ExperimentRun {
  /** Index of the arm. */
  readonly arm: number;
  /** From 1. */
  readonly repetition: number;
  readonly seed: number;
  readonly state: 'waiting' | 'running' | 'finished' | 'failed';
  readonly failure: string | null;
  /** Where it was trained; null in a replay and before it has begun. */
  readonly sessionId: number | null;
  readonly spent: Readonly<Record<ExperimentAxis, number>>;
  readonly path: readonly IncumbentStep[];
}

/** A run whose search failed has ended, too: what it found, or that it found nothing, is what the strategy came to. */
export function hasEnded({ state }: Pick<ExperimentRun, 'state'>): boolean {
  return state === 'finished' || state === 'failed';
}

export interface ExperimentProgress {
  readonly experiment: Experiment;
  readonly runs: number;
  /** With those that failed, see `hasEnded`. */
  readonly finishedRuns: number;
  /** Repetitions of which every arm has finished. */
  readonly pairs: number;
  /** The run that is being worked on. */
  readonly running: Pick<ExperimentRun, 'arm' | 'repetition' | 'sessionId'> | null;
}
