/** How a new study shares its rows out: the same proportions as the backend draws. */
import type { Split } from '../../../shared/dataset.ts';

const HELD_OUT = 0.1;

/** Tenths for stop, select and confirm, rounded down; the rest for train. */
export function previewSplit(rows: number, seed: number): Split {
  const part = Math.floor(rows * HELD_OUT + 1e-9);
  return { seed, train: rows - 3 * part, stop: part, select: part, confirm: part };
}
