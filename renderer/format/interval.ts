import { measuredText } from '../../shared/format/value.ts';
import { isShareOfRows, type Measure } from '../../shared/measure.ts';
import { wilsonInterval } from '../../shared/statistics/wilson-interval.ts';

/**
 * Half the width of the 95 % interval of a share that was measured on so many rows: Wilson's, which does not vanish where every row,
 * or none, is recognised.
 */
export function shareMargin(share: number, rows: number): number {
  const { low, high } = wilsonInterval(share * rows, rows, 0.95);
  return (high - low) / 2;
}

/** The same of a value of the measure; null where there is no value, where its rows are not known, or where a value says nothing of its own spread. */
export function marginOf(measure: Measure, value: number | null, rows: number | null): number | null {
  return value === null || rows === null || !isShareOfRows(measure) ? null : shareMargin(value, rows);
}

/** "±0.0081"; empty where it is not known. */
export function marginText(margin: number | null, measure: Measure): string {
  return margin === null ? '' : `±${measuredText(margin, measure)}`;
}
