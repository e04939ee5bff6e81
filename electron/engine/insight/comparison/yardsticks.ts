/** What the strategies of a comparison are held against. */
import type { ComparisonEvidence, ComparisonWord } from '../../../../shared/evidence.ts';
import { RANDOM, RANDOM_TWICE, type Arm } from '../../../../shared/experiment.ts';
import { turnedWord } from '../../../../shared/mirrored-pair.ts';

/** The arms that the comparison is about. */
export function candidatesOf(arms: readonly Arm[]): readonly number[] {
  return [...arms.keys()].filter((arm) => arm !== RANDOM && arm !== RANDOM_TWICE);
}

/** The finding about two arms from the first one's side. */
export type WordOf = (arm: number, than: number) => ComparisonWord;

/** @param words for the pairs, in their order: what was found, or what resampled experiments would have found. */
export function wordsOf({ pairwise }: Pick<ComparisonEvidence, 'pairwise'>, words: readonly ComparisonWord[]): WordOf {
  const places = new Map(pairwise.map(({ arm, than }, at) => [`${arm} ${than}`, at]));
  return (arm, than) => {
    const at = places.get(`${arm} ${than}`);
    return at === undefined ? turnedWord(words[places.get(`${than} ${arm}`)!]!) : words[at]!;
  };
}
