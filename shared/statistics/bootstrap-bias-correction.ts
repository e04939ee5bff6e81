/** What the winner of several candidates is worth on rows that did not choose it. */

export interface BiasCorrection {
  /** The mean of `outOfBag`. */
  readonly corrected: number;
  /** The best share of all rows: what it looks like. */
  readonly apparent: number;
  /** Of each bootstrap the place of the candidate that wins on the rows drawn, the first of equals. */
  readonly winners: readonly number[];
  /** Of each bootstrap the winner's share of the rows that were not drawn. */
  readonly outOfBag: readonly number[];
}

/**
 * Bootstrap bias correction, by its definition (Tsamardinos, Greasidou and Borboudakis 2018, Machine Learning 107, algorithm 3): every
 * bootstrap of the rows makes the choice again, and the chosen one is judged by the rows that were left out.
 * @param right `right[candidate][row]`, 1 where the candidate gets the row right. @param drawn the rows of each bootstrap.
 */
export function bootstrapBiasCorrection(
  right: readonly ArrayLike<number>[],
  drawn: readonly ArrayLike<number>[],
): BiasCorrection {
  const rows = right[0]!.length;
  const bootstraps = drawn.map((sample) => {
    const times = new Uint32Array(rows);
    for (let at = 0; at < sample.length; at++) times[sample[at]!]! += 1;
    const winner = placeOfLargest(right.map((hits) => meanWhere(hits, (row) => times[row]!)));
    return { winner, value: meanWhere(right[winner]!, (row) => Number(times[row] === 0)) };
  });
  const outOfBag = bootstraps.map(({ value }) => value);
  return {
    corrected: outOfBag.reduce((sum, value) => sum + value, 0) / outOfBag.length,
    apparent: Math.max(...right.map((hits) => meanWhere(hits, () => 1))),
    winners: bootstraps.map(({ winner }) => winner),
    outOfBag,
  };
}

function meanWhere(hits: ArrayLike<number>, weight: (row: number) => number): number {
  let [sum, total] = [0, 0];
  for (let row = 0; row < hits.length; row++) {
    sum += weight(row) * hits[row]!;
    total += weight(row);
  }
  return sum / total;
}

function placeOfLargest(values: readonly number[]): number {
  return values.reduce((best, value, at) => (value > values[best]! ? at : best), 0);
}
