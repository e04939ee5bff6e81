/** Which trial of a rung goes on to the next one. */
import type { Rung } from './brackets.ts';
import { isLost, isRunning, ranked, type RankedTrial } from './ranking.ts';
import type { HistoryTrial } from './strategy.ts';

export interface Promotion {
  readonly trial: RankedTrial;
  /** Place among the completed trials of its rung, from 1. */
  readonly rank: number;
  /** How many trials the rank is among. */
  readonly among: number;
  /** Trials of its rung that failed or diverged. */
  readonly lost: number;
  /** Number of the promoted trial that broke down and whose slot this one takes. */
  readonly replaces: number | null;
}

/** Two rungs, one above the other, with the trials that have reached them. */
export interface Step {
  readonly lower: Rung;
  readonly upper: Rung;
  readonly lowerTrials: readonly HistoryTrial[];
  readonly upperTrials: readonly HistoryTrial[];
  readonly maximize: boolean;
}

export type PromotionRule = (step: Step) => Promotion | null;

/**
 * Successive halving as published: when the whole rung has ended, its best go on. A trial that failed or diverged takes
 * no slot: before its result it has no rank, and after a promotion the next best goes on in its place.
 */
export const whenAllEnded: PromotionRule = (step) => {
  const { upper, lowerTrials, upperTrials } = step;
  const occupied = upperTrials.filter((trial) => !isLost(trial)).length;
  return occupied >= upper.size || lowerTrials.some(isRunning) ? null : nextBest(step);
};

/**
 * Keras Tuner 1.4.8: the best waiting trial goes on as soon as more of them wait than will be left behind. So a promotion
 * may come before the rung has ended, and each trial that fails takes one slot with it.
 */
export const whenEnoughWait: PromotionRule = (step) => {
  const { lower, upper, lowerTrials, upperTrials, maximize } = step;
  const promoted = new Set(upperTrials.map(({ parent }) => parent));
  const waiting = ranked(lowerTrials, maximize).filter(({ number }) => !promoted.has(number));
  return waiting.length > lower.size - upper.size ? nextBest(step) : null;
};

/** The best completed trial of the lower rung that has not gone on. */
export function nextBest({ lowerTrials, upperTrials, maximize }: Step): Promotion | null {
  const ranking = ranked(lowerTrials, maximize);
  const promoted = new Set(upperTrials.map(({ parent }) => parent));
  const at = ranking.findIndex(({ number }) => !promoted.has(number));
  if (at < 0) return null;
  const broken = upperTrials.filter(isLost);
  const replacements = at - (upperTrials.length - broken.length);
  return {
    trial: ranking[at]!,
    rank: at + 1,
    among: ranking.length,
    lost: lowerTrials.filter(isLost).length,
    replaces: null,
  };
}
