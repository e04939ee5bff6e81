/**
 * How uncertain a mean over seeds and rows is, where every seed was measured on the same rows: an interval over seeds alone leaves out
 * that other rows would have given another mean.
 *
 * Notation: x_sr the value of row r with seed s, S seeds, R rows; MS_s, MS_r and MS_e the mean squares of seeds, rows and of what is
 * left. The variance of the mean is (MS_s + MS_r - MS_e) / (S R), both effects being random (Cornfield and Tukey 1956).
 */
export interface CrossedError {
  readonly mean: number;
  readonly standardError: number;
  /** Degrees of freedom of the variance (Satterthwaite 1946). */
  readonly freedom: number;
}

/** @param values by seed, then by row: at least two of each. */
export function crossedError(values: readonly ArrayLike<number>[]): CrossedError {
  const [seeds, rows] = [values.length, values[0]!.length];
  const seedMeans = values.map(meanOf);
  const rowMeans = Float64Array.from({ length: rows }, (_, row) => meanOf(values.map((own) => own[row]!)));
  const mean = meanOf(seedMeans);
  const [ofSeeds, ofRows] = [seedMeans, rowMeans].map((means) => squaresAbout(means, mean)) as [number, number];
  const all = values.reduce((sum, own) => sum + squaresAbout(own, mean), 0);
  const bySeed = (rows * ofSeeds) / (seeds - 1);
  const byRow = (seeds * ofRows) / (rows - 1);
  const left = Math.max(0, all - rows * ofSeeds - seeds * ofRows) / ((seeds - 1) * (rows - 1));
  // Where seeds differ by less than what is left lets expect, that is chance.
  const variance = Math.max(bySeed, left) + byRow - left;
  const spread = bySeed ** 2 / (seeds - 1) + byRow ** 2 / (rows - 1) + left ** 2 / ((seeds - 1) * (rows - 1));
  return {
    mean,
    standardError: Math.sqrt(variance / (seeds * rows)),
    freedom: spread === 0 ? seeds - 1 : Math.max(1, variance ** 2 / spread),
  };
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  return sum / values.length;
}

function squaresAbout(values: ArrayLike<number>, mean: number): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += (values[at]! - mean) ** 2;
  return sum;
}
