/** Two arms by the pairs of their finals, and the word for what the pairs show. */
import type { Arm, ComparisonWord, ExperimentRun, PairwiseComparison } from '../../../../shared/experiment.ts';
import { holm } from '../../../../shared/statistics/holm.ts';
import { meanInterval } from '../../../../shared/statistics/mean-interval.ts';
import { countPairs, superiority, type PairCounts } from '../../../../shared/statistics/superiority.ts';
import { wilcoxonSignedRank } from '../../../../shared/statistics/wilcoxon-signed-rank.ts';
import { wilsonInterval } from '../../../../shared/statistics/wilson-interval.ts';
import { finalScore, type Scoring } from './scores.ts';
import { pairSentence } from './sentences.ts';

const LEVEL = 0.95;
const SIGNIFICANT = 0.05;
/** Share of pairs that one arm must win for the difference to be of use (Bouthillier et al. 2021). */
const USEFUL = 0.75;

interface Tested extends PairCounts {
  readonly arm: number;
  readonly than: number;
  readonly differences: readonly number[];
  readonly p: number | null;
}

/** Each two arms once. @param runs finished ones; a pair counts where both found something. */
export function pairwise(arms: readonly Arm[], runs: readonly ExperimentRun[], scoring: Scoring): readonly PairwiseComparison[] {
  const finals = arms.map((_, arm) => finalsOf(arm, runs, scoring));
  const tested = arms.flatMap((_, arm) => arms.slice(arm + 1).map((__, later) => testOf(arm, arm + 1 + later, finals)));
  const corrected = holm(tested.map(({ p }) => p ?? 1));
  return tested.map((test, at) => comparisonOf(test, test.p === null ? null : corrected[at]!, arms));
}

/** The rule of the comparison, in one place. @param share P(A > B). @param mean advantage of A. */
export function wordFor(pHolm: number | null, share: number, mean: number): ComparisonWord {
  if (pHolm === null || pHolm >= SIGNIFICANT) return 'not shown';
  if (share >= USEFUL) return 'better';
  if (share <= 1 - USEFUL) return 'worse';
  return (share === 0.5 ? mean : share - 0.5) > 0 ? 'slightly better' : 'slightly worse';
}

function finalsOf(arm: number, runs: readonly ExperimentRun[], scoring: Scoring): ReadonlyMap<number, number> {
  const own = runs.filter((run) => run.arm === arm);
  return new Map(
    own.flatMap((run) => {
      const score = finalScore(scoring, run);
      return score === null ? [] : [[run.repetition, score] as const];
    }),
  );
}

function testOf(arm: number, than: number, finals: readonly ReadonlyMap<number, number>[]): Tested {
  const differences = [...finals[arm]!].flatMap(([repetition, score]) => {
    const other = finals[than]!.get(repetition);
    return other === undefined ? [] : [roundedDifference(score, other)];
  });
  const p = differences.length === 0 ? null : wilcoxonSignedRank(differences).p;
  return { arm, than, differences, p, ...countPairs(differences) };
}

/** Twelve digits: accuracies that differ by the same number of rows must tie. */
function roundedDifference(one: number, other: number): number {
  return Number((one - other).toFixed(12));
}

function comparisonOf(
  { arm, than, differences, p, ...counts }: Tested,
  pHolm: number | null,
  arms: readonly Arm[],
): PairwiseComparison {
  const pairs = differences.length;
  const share = pairs === 0 ? null : superiority(counts);
  const mean = pairs === 0 ? null : differences.reduce((sum, difference) => sum + difference, 0) / pairs;
  const wilson = share === null ? NOTHING : wilsonInterval(share * pairs, pairs, LEVEL);
  const student = pairs < 2 ? NOTHING : meanInterval(differences, LEVEL);
  const comparison = {
    arm,
    than,
    pairs,
    ...counts,
    superiority: { value: share, ...wilson },
    difference: { value: mean, ...student },
    p,
    pHolm,
    word: wordFor(pHolm, share ?? 0.5, mean ?? 0),
  };
  return { ...comparison, sentence: pairSentence(comparison, arms) };
}

const NOTHING = { low: null, high: null };
