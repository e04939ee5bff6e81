/** What the best of several candidates is worth that were measured several times each, without the luck of the choice. */
import { randomFor, shuffle } from '../random.ts';
import { mean } from './mean.ts';
import type { Weighted } from './weighted.ts';

/** Of twelve measurements there are 924 halves; of more than that, so many are drawn. */
const MOST_HALVES = 1000;
/** A half that is chosen less often than this is never chosen. */
const NEVER = 1e-12;

/** The measurements of a candidate in two: the one half chooses, the other scores. */
interface Halved {
  readonly choice: number;
  readonly score: number;
}

/**
 * What the candidate scores on one half of its measurements whose other half is the best of all: each score that is possible, weighted
 * by how often halving every candidate by chance chooses it. Exact up to twelve measurements, and whatever the order of candidates and measurements.
 * @param candidates measurements of each, two at least; larger is better. Of an odd number the larger half scores.
 */
export function chosenByHalves(candidates: readonly (readonly number[])[]): readonly Weighted[] {
  const halved = contenders(candidates).map(halvesOf);
  return halved.flatMap((own) => {
    const others = halved.filter((other) => other !== own);
    return own.map(({ choice, score }) => ({ value: score, weight: shareChosen(others, choice) / own.length }));
  });
}

/** Without those of which even the luckiest half is worse than the unluckiest half of another: no halving chooses them. */
function contenders(candidates: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const halves = candidates.map((measurements) => {
    const ascending = measurements.toSorted((left, right) => left - right);
    const half = ascending.length >> 1;
    return { ascending, least: mean(ascending.slice(0, half)), most: mean(ascending.slice(-half)) };
  });
  const bar = Math.max(...halves.map(({ least }) => least));
  return halves.flatMap(({ ascending, most }) => (most < bar ? [] : [ascending]));
}

/** By ascending choice. */
function halvesOf(measurements: readonly number[]): readonly Halved[] {
  return choosersOf(measurements.length)
    .map((choosers): Halved => {
      const scorers = measurements.filter((_, at) => !choosers.includes(at));
      return { choice: mean(choosers.map((at) => measurements[at]!)), score: mean(scorers) };
    })
    .toSorted((left, right) => left.choice - right.choice);
}

/** Places of the measurements that choose: every half of so many, or as many as there is time for. */
function choosersOf(count: number): readonly (readonly number[])[] {
  const half = count >> 1;
  const all = combinations(count, half);
  if (all !== null) return all;
  const random = randomFor('halves', count);
  return Array.from({ length: MOST_HALVES }, () => shuffle([...Array(count).keys()], random).slice(0, half));
}

/** Null where there are too many. */
function combinations(count: number, chosen: number): readonly (readonly number[])[] | null {
  let begun: readonly (readonly number[])[] = [[]];
  for (let place = 0; place < chosen; place++) {
    begun = begun.flatMap((places) => {
      const first = (places.at(-1) ?? -1) + 1;
      return Array.from({ length: count - chosen + place + 1 - first }, (_, further) => [...places, first + further]);
    });
    if (begun.length > MOST_HALVES) return null;
  }
  return begun;
}

/** How often a half with this choice is the best of all: chance decides between it and those that it ties with. */
function shareChosen(others: readonly (readonly Halved[])[], choice: number): number {
  /** By the number of ties: how often all others are behind or tie. */
  let shares: readonly number[] = [1];
  let share = 1;
  for (const halves of others) {
    const [behind, equal] = sharesOf(halves, choice);
    share *= behind + equal;
    if (share < NEVER) return 0;
    shares = withTies(shares, behind, equal);
  }
  return shares.reduce((sum, own, ties) => sum + own / (ties + 1), 0);
}

function withTies(shares: readonly number[], behind: number, equal: number): readonly number[] {
  if (equal === 0) return shares.map((share) => share * behind);
  return Array.from({ length: shares.length + 1 }, (_, ties) => (shares[ties] ?? 0) * behind + (shares[ties - 1] ?? 0) * equal);
}

/** Of the halves of a candidate, those whose choice is smaller and those whose choice is the same. */
function sharesOf(halves: readonly Halved[], choice: number): readonly [behind: number, equal: number] {
  const [first, beyond] = [placeOf(halves, (other) => other >= choice), placeOf(halves, (other) => other > choice)];
  return [first / halves.length, (beyond - first) / halves.length];
}

/** Of the first that is beyond. */
function placeOf(halves: readonly Halved[], isBeyond: (choice: number) => boolean): number {
  let [low, high] = [0, halves.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBeyond(halves[middle]!.choice)) high = middle;
    else low = middle + 1;
  }
  return low;
}
