/** Which part of the objective's axis is worth showing. */
import { higherIsBetter, type Objective } from '../model.ts';
import { spread, type Range } from './axis.ts';

export interface Focus {
  readonly range: Range;
  /** Values that are worse than the range shows. */
  readonly outside: number;
}

/**
 * The range that shows every good value and the bulk of the others: on the bad side it ends three interquartile ranges
 * beyond the quartile (Tukey's outer fence), so that one diverged trial does not press all others into a line.
 */
export function focusOn(values: readonly number[], objective: Objective): Focus {
  const sorted = values.filter(Number.isFinite).toSorted((left, right) => left - right);
  if (sorted.length === 0) return { range: objective === 'accuracy' ? [0, 1] : [0, 3], outside: 0 };
  const [lower, upper] = [quantileOf(sorted, 0.25), quantileOf(sorted, 0.75)];
  const better = higherIsBetter(objective);
  const fence = better ? lower - 3 * (upper - lower) : upper + 3 * (upper - lower);
  const kept = sorted.filter((value) => (better ? value >= fence : value <= fence));
  return { range: spread([kept[0]!, kept.at(-1)!], false), outside: sorted.length - kept.length };
}

/** The quantile of ascending numbers, linear between neighbours (definition 7 of Hyndman and Fan, 1996). */
function quantileOf(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
}
