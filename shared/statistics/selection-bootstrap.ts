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
  /** For every bootstrap the gain on its rows, less `gain`. */
  readonly shifts: Float64Array;
}

/** The best one of all rows. */
export interface Leader extends Pick<Candidate, 'number' | 'gain' | 'error'> {
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
export function candidateOf(
  known: Pick<Candidate, 'number' | 'gain' | 'error'>,
  losses: ArrayLike<number>,
  bootstraps: RowBootstraps,
): Candidate {
  let sum = 0;
  for (let row = 0; row < losses.length; row++) sum += losses[row]!;
  const mean = sum / losses.length;
  return { ...known, shifts: bootstrapMeans(bootstraps, losses).map((inBootstrap) => mean - inBootstrap) };
}

/** The selection with one candidate more. */
export function withCandidate(selection: SelectionBootstrap, candidate: Candidate, seen = SEEN): SelectionBootstrap {
  const { number, gain, error, shifts } = candidate;
  const [winners, scores, judged] = [selection.winners.slice(), selection.scores.slice(), selection.judged.slice()];
  for (let at = 0; at < shifts.length; at++) {
    const score = gain + seen * shifts[at]!;
    if (!wins(score, number, scores[at]!, winners[at]!)) continue;
    [winners[at], scores[at], judged[at]] = [number, score, gain - shifts[at]! / seen];
  }
  const meanShift = mean(shifts);
  return { leader: leaderOf(selection.leader, { number, gain, error, meanShift }), winners, scores, judged };
}

/** The selection among the candidates of both, which have seen the same bootstraps. */
export function mergedSelections(one: SelectionBootstrap, other: SelectionBootstrap): SelectionBootstrap {
  const [winners, scores, judged] = [one.winners.slice(), one.scores.slice(), one.judged.slice()];
  for (let at = 0; at < winners.length; at++) {
    if (!wins(other.scores[at]!, other.winners[at]!, scores[at]!, winners[at]!)) continue;
    [winners[at], scores[at], judged[at]] = [other.winners[at]!, other.scores[at]!, other.judged[at]!];
  }
  return { leader: other.leader === null ? one.leader : leaderOf(one.leader, other.leader), winners, scores, judged };
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
