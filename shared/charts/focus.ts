/** Which part of the objective's axis is worth showing. */
import { gainOf, type Measure } from '../measure.ts';
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
export function focusOn(values: readonly number[], measure: Measure): Focus {
  const gains = values
    .flatMap((value) => (Number.isFinite(value) ? [gainOf(measure, value)] : []))
    .sort((one, other) => one - other);
  if (gains.length === 0) return { range: emptyRange(measure), outside: 0 };
  const [lower, upper] = [quantileOf(gains, 0.25), quantileOf(gains, 0.75)];
  const kept = gains.filter((gain) => gain >= lower - 3 * (upper - lower));
  const ends = [gainOf(measure, kept[0]!), gainOf(measure, kept.at(-1)!)];
  return { range: spread([Math.min(...ends), Math.max(...ends)], false), outside: gains.length - kept.length };
}

/** What can be reached, from the end that is known. */
function emptyRange({ bounds: { low, high } }: Measure): Range {
  if (low === null) return high === null ? [0, 1] : [high - 1, high];
  return [low, high ?? low + 1];
}

/** The quantile of ascending numbers, linear between neighbours (definition 7 of Hyndman and Fan, 1996). */
function quantileOf(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
}
