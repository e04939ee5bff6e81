/** Two arms by the pairs of their finals, and the word for what the pairs show. */
import type { ComparisonWord, PairwiseComparison } from '../../../../shared/evidence.ts';
import type { Arm } from '../../../../shared/experiment.ts';
import type { UnstatedComparison } from '../../../../shared/mirrored-pair.ts';
import { jointProbability } from '../../../../shared/statistics/largest-by-chance.ts';
import { countPairs, superiority } from '../../../../shared/statistics/superiority.ts';
import { wilsonInterval } from '../../../../shared/statistics/wilson-interval.ts';
import { intervalOf, type ArmGap, type Gaps } from './gaps.ts';
import { pairSentence } from './sentences.ts';
import { pairsToDecide, wordFor } from './word.ts';

const LEVEL = 0.95;

/** Each two arms once. @param resampled the words in resampled experiments, by experiment and then by pair. */
export function pairwise(
  gaps: Gaps,
  resampled: readonly (readonly ComparisonWord[])[],
  margin: number | null,
  arms: readonly Arm[],
): readonly PairwiseComparison[] {
  return gaps.pairs.map((gap, at) => {
    const found = comparisonOf(gap, gaps, margin);
    const alike = resampled.filter((words) => words[at] === found.word).length;
    const stability = found.difference.low === null ? null : alike / resampled.length;
    return { ...found, stability, sentence: pairSentence(found, arms, margin) };
  });
}

function comparisonOf(gap: ArmGap, { largest, critical }: Gaps, margin: number | null): UnstatedComparison {
  const { arm, than, ahead, withNothing, count, mean, spread, standardError } = gap;
  const pairs = ahead.length;
  const counts = countPairs(ahead);
  const share = pairs === 0 ? null : superiority(counts);
  const wilson = share === null ? NOTHING : wilsonInterval(share * pairs, pairs, LEVEL);
  const interval = intervalOf(gap, critical);
  const word = wordFor(interval, margin);
  const distance = mean === 0 ? 0 : Math.abs(mean) / standardError;
  const open = word === 'undecided' && interval !== null && margin !== null;
  return {
    ...{ arm, than, pairs, ...counts },
    superiority: { value: share, ...wilson },
    difference: { value: count === 0 || withNothing > 0 ? null : mean, ...(interval ?? NOTHING) },
    spread: count < 2 || withNothing > 0 ? null : spread,
    p: interval === null ? null : jointProbability(largest, distance, pairs),
    detected: interval !== null && (interval.low > 0 || interval.high < 0),
    word,
    pairsToDecide: open ? pairsToDecide(pairs, mean, standardError, critical, margin) : null,
  };
}

const NOTHING = { low: null, high: null };
