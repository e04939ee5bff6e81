/** Moves points that would lie on each other aside, the same way every time. */
import type { Dimension } from '../model.ts';

/** An offset within ±half a width: multiples of the golden ratio, which fill a width evenly however many there are. */
export function jitter(id: number, width: number): number {
  return (((id * 0.618033988749895) % 1) - 0.5) * width;
}

/** How far the points of a parameter may move: words and few whole numbers have room beside them, other numbers none. */
export function jitterWidth(dimension: Dimension | undefined): number {
  if (dimension?.type === 'categorical' || dimension?.type === 'fixed') return 0.5;
  if (dimension?.type === 'int' && dimension.scale !== 'log' && dimension.high - dimension.low <= 12) return 0.3;
  return 0;
}
