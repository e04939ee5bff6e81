/**
 * What the best of many candidates is worth on rows that did not choose it, kept up to date candidate by candidate: the choice is made
 * again in every bootstrap of the rows (Tsamardinos, Greasidou and Borboudakis 2018), and only the winners are kept.
 *
 * Notation: m is a candidate's gain over all rows, y what it gains more by the rows of a bootstrap, a the share of y that a bootstrap's
 * choice sees. The choice goes by m + a y, and the chosen one is judged by m - y / a, which is independent of it where gains are
 * normal (coupled bootstrap: Oliveira, Lei and Tibshirani 2021, arXiv 2111.09447). With a = 1 this is the rule of Tsamardinos et al.
 * but for the judge: they judge by the rows left out, whose mean is m - y in expectation. With a = 1 a choice is made under twice the noise of
 * the real one, so that its winner is worse than the real one, by 0.2 points of accuracy where candidates differ as much
 * as noise does and 1,000 rows choose. A smaller a brings that down and makes the value less certain; `npm run bench -- corrected` holds both
 * against known truths.
 */
import { bootstrapMeans, type RowBootstraps } from './row-bootstraps.ts';

export const SEEN = 0.75;
/** Gains that differ by no more are equal but for rounding. */
const ROUNDING = 1e-12;

export interface Candidate {
  /** Tells candidates apart; of equally good ones the smallest wins. At least 1. */
  readonly number: number;
  /** Its value, turned so that larger is better. */
  readonly gain: number;
  /** Standard error of `gain`, by its rows. */
  readonly error: number;
  /** So many trained models share the number: `gain` is their mean. */
  readonly runs: number;
  /** For every bootstrap the gain on its rows, less `gain`. */
  readonly shifts: Float64Array;
}

type Known = Omit<Candidate, 'shifts'>;

/** The best one of all rows. */
export interface Leader extends Known {
  /** The mean of its shifts: what it owes to the bootstraps that happened to be drawn. */
  readonly meanShift: number;
}

export interface SelectionBootstrap {
  /** Null while there is no candidate. */
  readonly leader: Leader | null;
  /** By bootstrap the number of the winner; 0 while there is none. */
  readonly winners: Int32Array;
  /** By bootstrap what the winner won with. */
  readonly scores: Float64Array;
  /** By bootstrap what the winner is judged by. */
  readonly judged: Float64Array;
}

export function emptySelection(bootstraps: number): SelectionBootstrap {
  return {
    leader: null,
    winners: new Int32Array(bootstraps),
    scores: new Float64Array(bootstraps).fill(-Infinity),
    judged: new Float64Array(bootstraps),
  };
}

/** @param losses of its rows, larger where worse: their mean over all rows is what `gain` goes down by. */
export function candidateOf(known: Known, losses: ArrayLike<number>, bootstraps: RowBootstraps): Candidate {
  let sum = 0;
  for (let row = 0; row < losses.length; row++) sum += losses[row]!;
  const mean = sum / losses.length;
  return { ...known, shifts: bootstrapMeans(bootstraps, losses).map((inBootstrap) => mean - inBootstrap) };
}

/** The selection with one candidate more. */
export function withCandidate(selection: SelectionBootstrap, candidate: Candidate, seen = SEEN): SelectionBootstrap {
  const { shifts, ...known } = candidate;
  const { number, gain } = known;
  const [winners, scores, judged] = [selection.winners.slice(), selection.scores.slice(), selection.judged.slice()];
  for (let at = 0; at < shifts.length; at++) {
    const score = gain + seen * shifts[at]!;
    if (!wins(score, number, scores[at]!, winners[at]!)) continue;
    [winners[at], scores[at], judged[at]] = [number, score, gain - shifts[at]! / seen];
  }
  const meanShift = mean(shifts);
  return { leader: leaderOf(selection.leader, { ...known, meanShift }), winners, scores, judged };
}

/** The selection as if the candidate had not been: where it won nobody does, until those that it kept from winning are offered again. */
export function withoutCandidate({ leader, winners, scores, judged }: SelectionBootstrap, number: number): SelectionBootstrap {
  return {
    leader: leader?.number === number ? null : leader,
    winners: winners.map((winner) => (winner === number ? 0 : winner)),
    scores: scores.map((score, at) => (winners[at] === number ? -Infinity : score)),
    judged: judged.map((value, at) => (winners[at] === number ? 0 : value)),
  };
}

/**
 * The lowest score, or gain of a leader, with which a place is held for less than the candidate held it before: whoever reaches it may
 * have a claim. Null where the candidate has lost nothing.
 */
export function lowestFallen(before: SelectionBootstrap, after: SelectionBootstrap, number: number): number | null {
  let lowest = Infinity;
  if (before.leader?.number === number && (after.leader?.gain ?? -Infinity) < before.leader.gain)
    lowest = after.leader?.gain ?? -Infinity;
  for (let at = 0; at < before.winners.length; at++)
    if (before.winners[at] === number && after.scores[at]! < before.scores[at]!) lowest = Math.min(lowest, after.scores[at]!);
  return lowest === Infinity ? null : lowest;
}

/** What the leader gains on rows that did not choose it. */
export function correctedGain({ judged }: SelectionBootstrap, leader: Leader, seen = SEEN): number {
  return mean(judged) + leader.meanShift / seen;
}

function leaderOf(leader: Leader | null, next: Leader): Leader {
  return leader === null || wins(next.gain, next.number, leader.gain, leader.number) ? next : leader;
}

function wins(score: number, number: number, best: number, bestNumber: number): boolean {
  return score > best + ROUNDING || (score >= best - ROUNDING && number < bestNumber);
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
