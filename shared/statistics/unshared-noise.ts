/**
 * The standard deviation of what a candidate's mean over rows owes to the rows that happened to be drawn and does not share with
 * the other candidates, which are measured on the same rows: how hard those are moves all of them alike, and picks no winner. Two
 * candidates differ with twice its variance; taken is the mean over all pairs, about whatever they really differ by.
 *
 * @param losses of each candidate one a row, all of the same rows: their mean is what a candidate is chosen by
 * @returns null where there are fewer than two candidates or rows
 */
export function unsharedNoise(losses: readonly ArrayLike<number>[]): number | null {
  const rows = losses[0]?.length ?? 0;
  if (losses.length < 2 || rows < 2) return null;
  let [sum, pairs] = [0, 0];
  for (const [at, one] of losses.entries())
    for (const other of losses.slice(at + 1)) {
      sum += varianceOfDifferences(one, other);
      pairs += 1;
    }
  return Math.sqrt(sum / pairs / 2 / rows);
}

function varianceOfDifferences(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const rows = one.length;
  let [total, squares] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const difference = one[row]! - other[row]!;
    total += difference;
    squares += difference ** 2;
  }
  return Math.max(0, squares - total ** 2 / rows) / (rows - 1);
}
