import { shuffle, type Random } from '../../../../shared/random.ts';
import type { GrownTree } from './forest.ts';
import { predicted, type ForestTable } from './tree.ts';

/**
 * By how much a tree predicts trials that it has not seen worse once the places of a column are shuffled among them (Breiman 2001, Random
 * forests, section 10): half of the increase of the squared error, which is the variance that the column explains with all its interactions
 * where columns are drawn independently (Gregorutti, Michel and Saint-Pierre 2017, proposition 1).
 *
 * @returns of each column, in squared units of the losses; below 0 by chance alone
 */
export function permutationImportance(
  { columns, losses }: ForestTable,
  { tree, unseen }: GrownTree,
  random: Random,
): Float64Array {
  const error = (shuffled: number, places: Float64Array): number => {
    let squares = 0;
    for (let at = 0; at < unseen.length; at++) {
      const row = unseen[at]!;
      const prediction = predicted(tree, (column) => (column === shuffled ? places[at]! : columns[column]![row]!));
      squares += (prediction - losses[row]!) ** 2;
    }
    return squares / Math.max(1, unseen.length);
  };
  const whole = error(-1, new Float64Array());
  return Float64Array.from(columns, (places, column) => {
    const rows = shuffle(Int32Array.from(unseen), random);
    return (
      (error(
        column,
        Float64Array.from(rows, (row) => places[row]!),
      ) -
        whole) /
      2
    );
  });
}
