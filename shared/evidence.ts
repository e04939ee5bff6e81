/** What the finished runs of an experiment say, and the *verdict*: what may be concluded from it. */
import type { BestKnown } from './best-known.ts';
import type { ExperimentAxis } from './experiment.ts';
import type { Measure } from './measure.ts';

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
  /**
   * Where most of its runs ended before any result had decided a trial: so many first trials none decides, and so many the median run
   * had. Null where it began to learn.
   */
  readonly startup: { readonly first: number; readonly trials: number } | null;
  /** The same against random search, by pairs; null for random search itself, once and twice, below `FEWEST_PAIRS` and before all pairs that were planned. */
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
  /**
   * The arm's mean epochs to the target over those of random search, each run counted up to the budget at most (restricted means:
   * Royston and Parmar 2013), with the 95 % bootstrap interval over pairs. It depends less on where the target lies than a median does.
   */
  readonly meanEpochs: Estimated;
  /** Of the paired log-rank test of epochs, after Holm's correction over the arms. */
  readonly p: number;
  /** Where the test and the interval of the epochs agree. */
  readonly word: 'sooner' | 'later' | 'undecided';
}

/**
 * By the joint interval of the gap and the margin, the smallest gap that is of use. better: all of it is above the margin; slightly
 * better: above 0 and below the margin; same: within the margin on both sides of 0; worse: mirrored; undecided: none of them. Where
 * two hold the stronger one is said: slightly better before same. No other than undecided is said before all pairs that were planned have
 * finished, and of an arm that never began to learn.
 */
export type ComparisonWord = 'better' | 'slightly better' | 'same' | 'slightly worse' | 'worse' | 'undecided';

/** Of a gap: on which side of the margin it truly lies is not known well enough to say how many pairs would decide it. */
export const TOO_NEAR = 'too near the margin';

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
  /** Of no gap at all, two-sided, corrected for all pairs of arms; at most 0.035 where the interval leaves 0 out. Null where no word is said. */
  readonly p: number | null;
  /** Whether there is a gap, however small: 0 is outside the interval. No gap is detected where no word is said. */
  readonly detected: boolean;
  readonly word: ComparisonWord;
  /** Of experiments of this size, resampled from this one, the share with the same word; null where nothing can be said. */
  readonly stability: number | null;
  /**
   * About so many pairs in all would decide it in about one of two experiments, if gap and spread stay as they are. No number where the
   * gap is within two standard errors of the margin, or where it would be without use; null where it is decided, or cannot be said.
   */
  readonly pairsToDecide: number | typeof TOO_NEAR | null;
  /** The finding in one sentence with its figures. */
  readonly sentence: string;
}

export type Variation = 'search seed' | 'model seed' | 'split';

export interface ComparisonEvidence {
  /** What the runs are measured by: *confirm* where the study records it, else *select*. */
  readonly measure: 'confirm' | 'select';
  /** What the study is judged by: it says how values and gaps are written. */
  readonly objective: Measure;
  readonly pairs: number;
  /** So many were planned before anything ran: no word is said before all have finished. */
  readonly planned: number;
  /** The smallest gap that is of use, in the units of the measure: as it was stated, or the usual one; null before there is one. */
  readonly margin: number | null;
  /** Half an interval of a gap is so many of its standard errors, so that all hold together; null below `FEWEST_PAIRS`. */
  readonly critical: number | null;
  /** What differs from pair to pair. What does not is the same for all of them, and the verdict holds for it alone. */
  readonly varies: readonly Variation[];
  /** Of the recording, or the best that any run found. */
  readonly bestKnown: BestKnown | null;
  /** The median final of random search: the target of `toTarget`. */
  readonly target: number | null;
  readonly arms: readonly ArmEvidence[];
  readonly curves: Readonly<Record<ExperimentAxis, AxisCurves>>;
  /** Each two arms once. */
  readonly pairwise: readonly PairwiseComparison[];
}

export interface SpeedWords {
  /** In medians, at most 25 words. */
  readonly sentence: string;
  /** The means, and of which strategies nothing is shown and why; null where there is nothing to say. */
  readonly beside: string | null;
}

export interface Verdict {
  /**
   * Whether the answer to how much sooner is said first: no strategy ended usefully better than random search with twice the budget, but
   * one came sooner to what random search ends with. Then it is the budget in which they differ.
   */
  readonly soonerFirst: boolean;
  /** What the sentence answers. */
  readonly question: string;
  /** The answer in one sentence of at most 25 words; it may be that nothing could have been shown. */
  readonly sentence: string;
  /** What is found against random search with the same budget; null where that is the question, and where nothing can be said. */
  readonly equalBudgets: string | null;
  /** Of experiments of this size, resampled from this one, the share with the same answer; null where nothing can be said. */
  readonly stability: number | null;
  /** The share whose words for all that the sentence tells are the same, too. */
  readonly sameWords: number | null;
  /** On how many pairs it rests, and what every run has spent. */
  readonly occasion: string;
  /** What is to be known of single strategies beside it, a sentence each: which ended early, found nothing or never began to learn. */
  readonly warnings: readonly string[];
  /** How much sooner the strategies come to what random search ends with; null where no arm can be held against it. */
  readonly speed: SpeedWords | null;
  /**
   * "Is it inherently better than random search with additional manual tuning?", answered as far as it can be; null where nobody
   * asks: no arm tunes by hand, and the study is not the assignment's.
   */
  readonly manualTuning: string | null;
  /** What varies from pair to pair, and for what alone the verdict holds. */
  readonly validity: string;
}
