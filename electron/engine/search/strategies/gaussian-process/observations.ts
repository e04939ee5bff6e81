/** Configurations with their outcomes, as the columns that the kernel's loops run along. */
import type { AxisDistance } from './distances.ts';

export interface Observations {
  readonly distances: readonly AxisDistance[];
  /** For each axis the coordinates of all configurations. */
  readonly columns: readonly Float64Array[];
  readonly outcomes: Float64Array;
}

/** @param points coordinates of the configurations; NaN where inactive. @param outcomes of each, standardised. */
export function observationsOf(
  distances: readonly AxisDistance[],
  points: readonly Float64Array[],
  outcomes: Float64Array,
): Observations {
  const columns = distances.map((_, axis) => Float64Array.from(points, (point) => point[axis]!));
  return { distances, columns, outcomes };
}

/** The squared distance on each axis of every two configurations: of the second to the first, of the third to both, .. */
export function pairDistances({ distances, columns, outcomes }: Observations): readonly Float64Array[] {
  const count = outcomes.length;
  return distances.map((distance, axis) => {
    const column = columns[axis]!;
    const pairs = new Float64Array((count * (count - 1)) / 2);
    for (let row = 1; row < count; row++) {
      const start = (row * (row - 1)) / 2;
      distance.add(column[row]!, column.subarray(0, row), 1, pairs.subarray(start, start + row));
    }
    return pairs;
  });
}
