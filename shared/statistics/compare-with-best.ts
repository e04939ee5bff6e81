/**
 * How far each of several means is from the best of the others, with intervals that all hold together (multiple comparisons with the
 * best: Hsu 1984, Annals of Statistics 12; with unequal errors Edwards and Hsu 1983).
 *
 * Notation: m_i the means, larger better; s_ij the standard error of m_i - m_j; q_i such that in the given share of the draws no m_j
 * exceeds m_i by more than q_i s_ij beyond what it does on the whole. Upper end: the least of m_i - m_j + q_i s_ij over j, at least 0.
 * Lower end: the least of m_i - m_j - q_j s_ij over those j that may be the best, at most 0.
 */
import type { Interval } from './interval.ts';

export interface Contrast {
  /** Standard error of the difference of the two means. */
  readonly standardError: number;
  /** So much wider than with a known standard error. */
  readonly wider: number;
}

/**
 * The interval of each mean less the best of the others. A mean whose upper end is above 0 may be the best; one whose lower end is 0, too,
 * is the best.
 * @param means at least two. @param draws of the means, by draw: how they stray together. @param contrast of each two of them.
 * @param level such as 0.95, of all intervals together.
 */
export function compareWithBest(
  means: ArrayLike<number>,
  draws: readonly ArrayLike<number>[],
  contrast: (one: number, other: number) => Contrast,
  level: number,
): readonly Interval[] {
  const places = Array.from({ length: means.length }, (_, place) => place);
  const others = (place: number): readonly number[] => places.filter((other) => other !== place);
  const difference = (one: number, other: number): number => means[one]! - means[other]!;
  const critical = places.map((place) => criticalOf(place, others(place), draws, level));
  const allowance = (best: number, other: number): number => {
    const { standardError, wider } = contrast(best, other);
    return critical[best]! * wider * standardError;
  };
  const upper = places.map((place) =>
    Math.max(0, Math.min(...others(place).map((other) => difference(place, other) + allowance(place, other)))),
  );
  const mayBeBest = places.filter((place) => upper[place]! > 0);
  return places.map((place) => {
    const rivals = mayBeBest.filter((rival) => rival !== place);
    const low = Math.min(...rivals.map((rival) => difference(place, rival) - allowance(rival, place)));
    return { low: rivals.length === 0 ? 0 : Math.min(0, low), high: upper[place]! };
  });
}

/** One-sided: the largest of the standardised differences from one mean that the given share of the draws stays below. */
function criticalOf(place: number, others: readonly number[], draws: readonly ArrayLike<number>[], level: number): number {
  const largest = new Float64Array(draws.length).fill(-Infinity);
  for (const other of others) {
    const differences = Float64Array.from(draws, (draw) => draw[other]! - draw[place]!);
    const mean = differences.reduce((sum, each) => sum + each, 0) / draws.length;
    const spread = Math.sqrt(differences.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (draws.length - 1));
    differences.forEach((each, at) => (largest[at] = Math.max(largest[at]!, spread === 0 ? 0 : (each - mean) / spread)));
  }
  return largest.sort()[Math.ceil(level * draws.length) - 1]!;
}
