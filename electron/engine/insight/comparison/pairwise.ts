/** Two arms by the pairs of their finals, and the word for what the pairs show. */
import type { ComparisonWord, PairwiseComparison } from '../../../../shared/evidence.ts';
import type { Arm } from '../../../../shared/experiment.ts';
import { gapFormat } from '../../../../shared/format/gap.ts';
import type { Measure } from '../../../../shared/measure.ts';
import type { UnstatedComparison } from '../../../../shared/mirrored-pair.ts';
import { SINGLE_LEVEL } from '../../../../shared/statistics/comparison-levels.ts';
import { jointProbability } from '../../../../shared/statistics/largest-by-chance.ts';
import { countPairs, superiority } from '../../../../shared/statistics/superiority.ts';
import { wilsonInterval } from '../../../../shared/statistics/wilson-interval.ts';
import { intervalOf, type ArmGap, type Gaps } from './gaps.ts';
import { pairSentence } from './sentences.ts';
import { pairsToDecide, wordFor } from './word.ts';

/** Each two arms once. @param resampled the words in resampled experiments, by experiment and then by pair. */
export function pairwise(
  gaps: Gaps,
  resampled: readonly (readonly ComparisonWord[])[],
  margin: number | null,
  arms: readonly Arm[],
  objective: Measure,
): readonly PairwiseComparison[] {
  const all = gaps.pairs.map((gap) => comparisonOf(gap, gaps, margin));
  const gapText = gapFormat({ margin, pairwise: all, objective });
  return all.map((found, at) => {
    const alike = resampled.filter((words) => words[at] === found.word).length;
    const stability = found.p === null ? null : alike / resampled.length;
    return { ...found, stability, sentence: pairSentence(found, arms, margin === null ? null : gapText(margin), gapText) };
  });
}

function comparisonOf(gap: ArmGap, { largest, critical }: Gaps, margin: number | null): UnstatedComparison {
  const { arm, than, ahead, withNothing, silent, count, mean, spread, standardError } = gap;
  const pairs = ahead.length;
  const counts = countPairs(ahead);
  const share = pairs === 0 ? null : superiority(counts);
  const wilson = share === null ? NOTHING : wilsonInterval(share * pairs, pairs, SINGLE_LEVEL);
  const interval = intervalOf(gap, critical);
  const word = silent ? 'undecided' : wordFor(interval, margin);
  const distance = mean === 0 ? 0 : Math.abs(mean) / standardError;
  const open = !silent && word === 'undecided' && interval !== null && margin !== null;
  return {
    ...{ arm, than, pairs, ...counts },
    superiority: { value: share, ...wilson },
    difference: { value: count === 0 || withNothing > 0 ? null : mean, ...(interval ?? NOTHING) },
    spread: count < 2 || withNothing > 0 ? null : spread,
    p: silent || interval === null ? null : jointProbability(largest, distance, pairs),
    detected: !silent && interval !== null && (interval.low > 0 || interval.high < 0),
    word,
    pairsToDecide: open ? pairsToDecide(pairs, mean, standardError, critical, margin) : null,
  };
}

const NOTHING = { low: null, high: null };
