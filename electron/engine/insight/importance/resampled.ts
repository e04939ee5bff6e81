import type { Random } from '../../../../shared/random.ts';

/** As many of the rows, drawn with replacement. */
export function resampled(rows: Int32Array, random: Random): Int32Array {
  return rows.map(() => rows[random.below(rows.length)]!);
}
