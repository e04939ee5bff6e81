/** Row results as numbers whose mean is what a measure makes of them: what is computed from rows, is computed from these. */
import { unpackHits, unpackLosses, type RowResults } from './row-results.ts';

/** The rows of a partition in groups, each of which counts alike, however many rows it has. Together they are all rows. */
export type Strata = readonly Uint32Array[];

/** All rows as one group. */
export function oneStratum(rows: number): Strata {
  return [Uint32Array.from({ length: rows }, (_, row) => row)];
}

/** A group for each class that has rows. */
export function strataOfClasses(labels: ArrayLike<number>): Strata {
  const rows = Array.from({ length: labels.length }, (_, row) => row);
  const byClass = [...Map.groupBy(rows, (row) => labels[row]!)].toSorted(([left], [right]) => left - right);
  return byClass.map(([, own]) => Uint32Array.from(own));
}

/**
 * One a row, larger where worse: a miss as 1, or the row's own loss; times what the row counts for, so that the plain mean is the
 * mean of the groups' means. `valueOfLoss` says what the value of such a mean is.
 */
export function rowLosses(results: RowResults, strata: Strata): Float64Array {
  const rows = strata.reduce((sum, { length }) => sum + length, 0);
  const losses =
    results.kind === 'hits'
      ? Float64Array.from(unpackHits(results, rows), (hit) => 1 - hit)
      : Float64Array.from(unpackLosses(results));
  if (strata.length === 1) return losses;
  for (const stratum of strata) for (const row of stratum) losses[row]! *= rows / strata.length / stratum.length;
  return losses;
}

/** Standard error of the mean of the losses, rows being drawn from each group; the variance within a group is that of its rows. */
export function standardErrorOf(losses: Float64Array, strata: Strata): number {
  const squares = strata.reduce((sum, stratum) => {
    let [total, square] = [0, 0];
    for (const row of stratum) {
      total += losses[row]!;
      square += losses[row]! ** 2;
    }
    return sum + Math.max(0, square - total ** 2 / stratum.length);
  }, 0);
  return Math.sqrt(squares) / losses.length;
}
