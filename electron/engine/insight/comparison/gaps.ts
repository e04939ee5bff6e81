/** The gaps of every two arms with intervals that hold together, and how stable the words for them are. */
import type { ComparisonWord } from '../../../../shared/evidence.ts';
import type { Arm, ExperimentRun } from '../../../../shared/experiment.ts';
import { randomFor } from '../../../../shared/random.ts';
import { FEWEST_PAIRS, JOINT_LEVEL } from '../../../../shared/statistics/comparison-levels.ts';
import type { Interval } from '../../../../shared/statistics/interval.ts';
import { criticalValue, largestByChance } from '../../../../shared/statistics/largest-by-chance.ts';
import { pairedDifferences, type PairedDifferences } from '../../../../shared/statistics/paired-differences.ts';
import { powerOfTwo } from '../../../../shared/statistics/power-of-two.ts';
import { differenceInDigits } from './difference-in-digits.ts';
import { finalScore, type Scoring } from './scores.ts';
import { wordFor } from './word.ts';

const RESAMPLED = 400;

export interface ArmGap extends PairedDifferences {
  readonly arm: number;
  readonly than: number;
  /** By pair that both have ended: above 0 where `arm` is ahead, 0 for a tie. A run that found nothing is behind one that found something. */
  readonly ahead: readonly number[];
  /** So many of them hold a run that found nothing. No mean can: such a gap has no interval, and there is no word for it. */
  readonly withNothing: number;
  /** Whether no word is to be said of the two, whatever the gap is. */
  readonly silent: boolean;
}

export interface Gaps {
  /** Each two arms once. */
  readonly pairs: readonly ArmGap[];
  /** See `largestByChance`. */
  readonly largest: Float64Array;
  readonly critical: number;
}

/**
 * @param runs those that have ended; differences are of the pairs in which both found something.
 * @param silent by arm, whether no word is to be said of it.
 */
export function gapsOf(
  arms: readonly Arm[],
  runs: readonly ExperimentRun[],
  scoring: Scoring,
  silent: readonly boolean[] = [],
): Gaps {
  const repetitions = [...new Set(runs.map(({ repetition }) => repetition))].sort((left, right) => left - right);
  const rowOf = new Map(repetitions.map((repetition, row) => [repetition, row]));
  const finals = arms.map(() => new Array<number | null>(repetitions.length).fill(null));
  for (const run of runs) finals[run.arm]![rowOf.get(run.repetition)!] = finalScore(scoring, run) ?? NOTHING;
  const pairs = arms.flatMap((_, arm) =>
    finals.slice(arm + 1).map((others, at) => {
      const both = finals[arm]!.flatMap((score, row): readonly (readonly [number, number])[] => {
        const other = others[row]!;
        return score === null || other === null ? [] : [[score, other]];
      });
      const differences = finals[arm]!.map((score, row) => roundedDifference(score, others[row]!));
      return {
        ...{ arm, than: arm + 1 + at, ...pairedDifferences(differences) },
        ahead: both.map(([score, other]) => aheadBy(score, other)),
        withNothing: both.filter((pair) => pair.includes(NOTHING)).length,
        silent: [arm, arm + 1 + at].some((one) => silent[one]),
      };
    }),
  );
  const largest = largestByChance(pairs.filter(isJudged), randomFor('gaps', arms.length, repetitions.length));
  return { pairs, largest, critical: criticalValue(largest, JOINT_LEVEL) };
}

/** Null where nothing can be shown: below so many pairs, or where a run found nothing. */
export function intervalOf(gap: Judged, critical: number): Interval | null {
  if (!isJudged(gap)) return null;
  const halfWidth = critical * gap.standardError;
  return { low: gap.mean - halfWidth, high: gap.mean + halfWidth };
}

type Judged = Pick<ArmGap, 'count' | 'mean' | 'standardError' | 'withNothing'>;

function isJudged({ count, withNothing }: Judged): boolean {
  return count >= FEWEST_PAIRS && withNothing === 0;
}

/**
 * The words for the pairs, in their order, in experiments of this size whose repetitions are drawn from this one with replacement.
 * Intervals are as many standard errors wide as in it.
 */
export function resampledWords({ pairs, critical }: Gaps, margin: number | null): readonly (readonly ComparisonWord[])[] {
  const rows = pairs[0]?.differences.length ?? 0;
  if (rows < FEWEST_PAIRS || pairs.every(({ silent }) => silent)) return [];
  const random = randomFor('resampled words', pairs.length, rows);
  const units = pairs.map(({ differences }) => powerOfTwo(differences.map((difference) => difference ?? 0)));
  return Array.from({ length: RESAMPLED }, () => {
    const drawn = Uint32Array.from({ length: rows }, () => random.below(rows));
    return pairs.map(({ differences, withNothing, silent }, at) => {
      if (silent) return 'undecided';
      return wordFor(intervalOf({ ...drawnDifferences(differences, drawn, units[at]!), withNothing }, critical), margin);
    });
  });
}

/** @param unit in which they can be squared */
function drawnDifferences(differences: ArmGap['differences'], drawn: Uint32Array, unit: number): PairedDifferences {
  // From the first one on, so that rounding adds nothing where all are the same.
  let [count, first, sum, squares] = [0, 0, 0, 0];
  for (const row of drawn) {
    const difference = differences[row]!;
    if (difference === null) continue;
    if (count === 0) first = difference;
    count++;
    const further = (difference - first) / unit;
    sum += further;
    squares += further * further;
  }
  const mean = count === 0 ? 0 : first + (unit * sum) / count;
  const spread = count < 2 ? 0 : unit * Math.sqrt(Math.max(0, squares - (sum * sum) / count) / (count - 1));
  return { differences, count, mean, spread, standardError: count === 0 ? 0 : spread / Math.sqrt(count) };
}

/** The final of a run that found nothing: worse than any other. */
const NOTHING = -Infinity;

function aheadBy(one: number, other: number): number {
  return roundedDifference(one, other) ?? (one === other ? 0 : one - other);
}

/** Twelve digits: accuracies that differ by the same number of rows must tie. */
function roundedDifference(one: number | null, other: number | null): number | null {
  return one === null || other === null || one === NOTHING || other === NOTHING ? null : differenceInDigits(one, other);
}
