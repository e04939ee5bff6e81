/**
 * The nouns of a comparison, as plain readonly data.
 *
 * An *experiment* runs several strategies on one study, each several times with seeds of its own. An *arm* is one of them with
 * its share of the budget; a *repetition* runs every arm once, all with the same seed, so that two runs of a repetition are
 * a *pair*. *Evidence* is what the finished runs say, the *verdict* what may be concluded from it.
 */
import type { JobState } from './job-state.ts';
import type { Budget, Params, Reason, StrategyChoice, TrialState } from './model.ts';

// ----------------------------------------------------------------- experiment

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

/** Replays cost next to nothing; trained runs do. */
export const REPETITIONS: Readonly<Record<ExperimentKind, number>> = { replay: 1000, training: 3 };

/** Options with which a strategy goes on until its budget is spent, in place of ending by itself: budgets must be equal. */
export const FILLING_BUDGET: Readonly<Record<string, number>> = { iterations: 0 };

export interface ExperimentRequest {
  readonly studyId: number;
  readonly kind: ExperimentKind;
  /** Random search and random search with twice the budget are added where they are missing. */
  readonly arms: readonly ArmRequest[];
  /** `REPETITIONS` by default. */
  readonly repetitions?: number | undefined;
  readonly seed?: number | undefined;
  /**
   * By default epochs: for a replay as many as keep every arm within a tenth of the recording, for training those of 20 whole
   * trials.
   */
  readonly budget?: ExperimentBudget | undefined;
  /** Simulated ones in a replay. 1 for a replay, the setting for training by default. */
  readonly workers?: number | undefined;
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

export interface ExperimentProgress {
  readonly experiment: Experiment;
  readonly runs: number;
  readonly finishedRuns: number;
  /** Repetitions of which every arm has finished. */
  readonly pairs: number;
  /** The run that is being worked on. */
  readonly running: Pick<ExperimentRun, 'arm' | 'repetition' | 'sessionId'> | null;
}

// ------------------------------------------------------------------- evidence

/** Of an estimate; an end is null where it cannot be said (too few runs, or beyond what was observed). */
export interface Estimated {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** All in the units of the measure, at the places of `at`; null where less than half of the runs had an incumbent. */
export interface IncumbentCurve {
  readonly median: readonly (number | null)[];
  /** 95 % bootstrap band of the median. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** Mean over the complete repetitions of the rank among the arms, from 1 for the best; ties share their mean rank. */
  readonly averageRank: readonly (number | null)[];
}

export interface AxisCurves {
  /**
   * Places on the axis, ascending from above 0. They count the budget of an arm of factor 1: where random search with twice
   * the budget is at 100 epochs it has spent 200.
   */
  readonly at: readonly number[];
  /** One for each arm. */
  readonly arms: readonly IncumbentCurve[];
}

export interface ArmEvidence {
  readonly arm: number;
  readonly runs: number;
  /** Of each finished run by repetition: the measure of its last incumbent; null where it found none. */
  readonly finals: readonly { readonly repetition: number; readonly value: number | null; readonly regret: number | null }[];
  /** Median of the finals with its 95 % bootstrap interval. */
  readonly final: Estimated;
  /** The same of *select*, by which the searches themselves chose. */
  readonly finalSelect: Estimated;
  readonly regret: Estimated;
  /** Median of what the finished runs have spent, in the unit of the budget; less than the budget where nothing was left to try. */
  readonly spent: number | null;
  /**
   * Of each finished run that found something: how much better the best of its earlier incumbents was on *confirm* than the one
   * it ended with (Schneider, Bischl and Feurer 2025). Empty where *confirm* is not recorded.
   */
  readonly overtuning: readonly number[];
  /** What it took until the target was first reached: medians over the runs, with 95 % bootstrap intervals. */
  readonly toTarget: { readonly reached: number } & Readonly<Record<ExperimentAxis, Estimated>>;
  /** The same against random search, by pairs; null for random search itself and below `FEWEST_PAIRS`. */
  readonly speedUp: SpeedUp | null;
}

export interface SpeedUp {
  /**
   * The arm's median epochs to the target over those of random search, with the 95 % bootstrap interval over pairs. A run of the
   * arm that never reached it counts as longer than any other, one of random search as all that it spent: the ratio is at most this
   * good. No value where half of the arm's runs never reached it.
   */
  readonly epochs: Estimated;
  readonly seconds: Estimated;
  /** Of the paired log-rank test of epochs, after Holm's correction over the arms. */
  readonly p: number;
  /** Where the test and the interval of the epochs agree. */
  readonly word: 'sooner' | 'later' | 'undecided';
}

/**
 * By the joint interval of the gap and the margin, the smallest gap that is of use. better: all of it is above the margin; slightly
 * better: above 0 and below the margin; same: within the margin on both sides of 0; worse: mirrored; undecided: none of them. Where
 * two hold the stronger one is said: slightly better before same.
 */
export type ComparisonWord = 'better' | 'slightly better' | 'same' | 'slightly worse' | 'worse' | 'undecided';

/** Two arms, by the pairs of their finals. */
export interface PairwiseComparison {
  /** A. */
  readonly arm: number;
  /** B. */
  readonly than: number;
  readonly pairs: number;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  /** P(A > B): share of pairs that A wins, ties half, with Wilson's 95 % interval. */
  readonly superiority: Estimated;
  /**
   * The gap: mean of A's advantage in the units of the measure, positive where A is better. The intervals of all pairs of arms hold
   * together in 95 of 100 experiments; none below `FEWEST_PAIRS`.
   */
  readonly difference: Estimated;
  /** Standard deviation of the differences; null below two pairs. */
  readonly spread: number | null;
  /** Of no gap at all, two-sided, corrected for all pairs of arms; at most 0.04 where the interval leaves 0 out. */
  readonly p: number | null;
  /** Whether there is a gap, however small: 0 is outside the interval. */
  readonly detected: boolean;
  readonly word: ComparisonWord;
  /** Of experiments of this size, resampled from this one, the share with the same word; null where nothing can be said. */
  readonly stability: number | null;
  /** About so many pairs in all would decide it, if gap and spread stay as they are; null where it is decided, or cannot be said. */
  readonly pairsToDecide: number | null;
  /** The finding in one sentence with its figures. */
  readonly sentence: string;
}

export type Variation = 'search seed' | 'model seed' | 'split';

export interface ComparisonEvidence {
  /** What the runs are measured by: *confirm* where the study records it, else *select*. */
  readonly measure: 'confirm' | 'select';
  readonly pairs: number;
  /** The smallest gap that is of use, in the units of the measure; null before random search has a final. */
  readonly margin: number | null;
  /** Half an interval of a gap is so many of its standard errors, that all hold together; null below `FEWEST_PAIRS`. */
  readonly critical: number | null;
  /** What differs from pair to pair. What does not is the same for all of them, and the verdict holds for it alone. */
  readonly varies: readonly Variation[];
  /** The measure of the best configuration of the recording, or of the best that any run found. */
  readonly bestKnown: number | null;
  /** The median final of random search: the target of `toTarget`. */
  readonly target: number | null;
  readonly arms: readonly ArmEvidence[];
  readonly curves: Readonly<Record<ExperimentAxis, AxisCurves>>;
  /** Each two arms once. */
  readonly pairwise: readonly PairwiseComparison[];
}

export interface Verdict {
  /** The answer in one sentence of at most 25 words; it may be that nothing could have been shown. */
  readonly sentence: string;
  /** Of experiments of this size, resampled from this one, the share with the same sentence; null where nothing can be said. */
  readonly stability: number | null;
  /** On how many pairs it rests, and what every run has spent. */
  readonly occasion: string;
  /** How much sooner the strategies come to what random search ends with; null where no arm can be held against it. */
  readonly speed: string | null;
  /**
   * "Is it inherently better than random search with additional manual tuning?", answered as far as it can be; null where nobody
   * asks: no arm tunes by hand.
   */
  readonly manualTuning: string | null;
  /** What varies from pair to pair, and for what alone the verdict holds. */
  readonly validity: string;
}

export interface ExperimentDetail {
  readonly progress: ExperimentProgress;
  /** Null before the first run has finished. */
  readonly evidence: ComparisonEvidence | null;
  readonly verdict: Verdict | null;
}

// --------------------------------------------------------------------- replay

/** A study on which searches can be replayed: every configuration of its space is recorded to its last epoch. */
export interface Recording {
  readonly studyId: number;
  readonly configurations: number;
  /** Of each configuration, at most. */
  readonly epochs: number;
  /** Trained epochs of all. */
  readonly totalEpochs: number;
  readonly totalSeconds: number;
  /** With so many every configuration was trained; each run of a replay meets one of them, drawn from its seed. */
  readonly modelSeeds: number;
  /** Whether *confirm* is recorded for every epoch. */
  readonly confirm: boolean;
}

export interface ReplayRequest {
  readonly studyId: number;
  readonly strategy: StrategyChoice;
  readonly stopRule?: StrategyChoice | undefined;
  readonly seed?: number | undefined;
  /** Epochs by default, a tenth of the recording. */
  readonly budget?: Budget | undefined;
  /** 1 by default. */
  readonly workers?: number | undefined;
}

export interface ReplayedTrial {
  /** From 1, in the order of asking. */
  readonly ordinal: number;
  readonly params: Params;
  readonly state: TrialState;
  /** Cumulative, those of its parent included, as in a session. */
  readonly epochs: number;
  readonly epochsDone: number;
  readonly parent: number | null;
  readonly rung: number | null;
  readonly bracket: number | null;
  readonly reason: Reason;
  /** From 0. */
  readonly worker: number;
  /** Of the simulated clock. */
  readonly startMs: number;
  readonly endMs: number;
  readonly bestEpoch: number | null;
  readonly stopValue: number | null;
  readonly value: number | null;
  readonly confirmValue: number | null;
  /** The stop metric after each epoch from the first; null where it was not finite. */
  readonly curve: readonly (number | null)[];
}

/** What a search would have done. */
export interface Replay {
  readonly studyId: number;
  readonly strategy: StrategyChoice;
  readonly stopRule: StrategyChoice | null;
  readonly seed: number;
  readonly budget: Budget;
  readonly workers: number;
  /** Why it ended, in a sentence. */
  readonly ended: string;
  readonly spent: Readonly<Record<ExperimentAxis, number>>;
  readonly path: readonly IncumbentStep[];
  readonly measure: ComparisonEvidence['measure'];
  /** The measure of the best configuration of the recording. */
  readonly bestKnown: number;
  /** Distance of the last incumbent's measure to it, at least 0; null where there is no incumbent. */
  readonly regret: number | null;
  readonly trials: readonly ReplayedTrial[];
}
