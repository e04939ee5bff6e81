import { wilsonInterval } from '../../shared/statistics/wilson-interval.ts';

/**
 * Half the width of the 95 % interval of an accuracy measured on so many rows: Wilson's, which does not vanish where every row,
 * or none, is recognised.
 */
export function accuracyMargin(accuracy: number, rows: number): number {
  const { low, high } = wilsonInterval(accuracy * rows, rows, 0.95);
  return (high - low) / 2;
}
