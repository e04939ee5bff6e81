/** Which trial of a rung goes on to the next one, with the words for it. */
import type { Directed } from '../../../../shared/measure.ts';
import { trialNamed } from '../named-trials.ts';
import type { Rung } from './brackets.ts';
import { isLost, isRunning, ranked, type RankedTrial } from './ranking.ts';
import type { Decision, HistoryTrial } from '../strategy.ts';

/** A rung and the one above it, with the trials that have reached them. */
export interface Step extends Directed {
  readonly lowerTrials: readonly HistoryTrial[];
  readonly upperTrials: readonly HistoryTrial[];
}

export interface Promotion {
  readonly trial: RankedTrial;
  /** Place among the completed trials of its rung, from 1. */
  readonly rank: number;
  /** How many trials have a rank. */
  readonly among: number;
  /** Trials of its rung that failed or diverged. */
  readonly lost: number;
  /** The promoted trial that failed or diverged and whose slot this one takes, or null. */
  readonly replaces: HistoryTrial | null;
}

export type PromotionRule = (step: Step, lower: Rung, upper: Rung) => Promotion | null;

/** Successive halving as published: when the whole rung has ended, its best go on. */
export const whenAllEnded: PromotionRule = (step, _lower, upper) =>
  step.lowerTrials.some(isRunning) ? null : nextBest(step, upper.size);

/**
 * Keras Tuner 1.4.8: the best waiting trial goes on as soon as more of them wait than will be left behind. So a promotion
 * may come before the rung has ended, and each trial that fails takes one slot with it.
 */
export const whenEnoughWait: PromotionRule = (step, lower, upper) => {
  const promoted = new Set(step.upperTrials.map(({ parent }) => parent));
  const waiting = ranked(step.lowerTrials, step).filter(({ ordinal }) => !promoted.has(ordinal));
  return waiting.length > lower.size - upper.size ? nextBest(step, upper.size) : null;
};

/**
 * The best completed trial of the lower rung that has not gone on, if it is among the best `slots`. One that was promoted
 * and then failed or diverged is not counted among them, so that its slot goes to the next best.
 */
export function nextBest(step: Step, slots: number): Promotion | null {
  const { lowerTrials, upperTrials } = step;
  const ranking = ranked(lowerTrials, step);
  const promoted = new Set(upperTrials.map(({ parent }) => parent));
  const rank = ranking.findIndex(({ ordinal }) => !promoted.has(ordinal)) + 1;
  if (rank === 0) return null;
  const ahead = new Set(ranking.slice(0, rank - 1).map(({ ordinal }) => ordinal));
  const broken = upperTrials.filter((trial) => isLost(trial) && ahead.has(trial.parent!));
  if (rank - broken.length > slots) return null;
  return {
    trial: ranking[rank - 1]!,
    rank,
    among: ranking.length,
    lost: lowerTrials.filter(isLost).length,
    replaces: broken[rank - slots - 1] ?? null,
  };
}

/** The trial that carries out a promotion, for `epochs` cumulative epochs. */
export function promotionRun({ trial, rank, among, lost, replaces }: Promotion, epochs: number, title: string): Decision {
  const rung = trial.rung! + 1;
  const text = [
    `${title}rung ${rung}: ${trialNamed(trial.ordinal)} was number ${rank} of ${among} in rung ${trial.rung} and goes on to ${epochs} epochs.`,
    ...(lost > 0 ? [`${lost} more failed or diverged there and ${lost === 1 ? 'has' : 'have'} no rank.`] : []),
    ...(replaces ? [`It takes the slot of ${trialNamed(replaces.ordinal)}, which ${replaces.state}.`] : []),
  ].join(' ');
  return {
    kind: 'run',
    params: trial.params,
    epochs,
    parent: trial.ordinal,
    rung,
    bracket: trial.bracket,
    reason: { text, rank, among, lost, replaces: replaces?.ordinal ?? null },
  };
}
