import { expect, test } from 'vitest';
import { growForest } from '../../../../../electron/engine/insight/importance/forest.ts';
import { permutationImportance } from '../../../../../electron/engine/insight/importance/permutation.ts';
import { COST } from '../../../../../shared/measure.ts';
import { randomFor } from '../../../../../shared/random.ts';
import { everyRow, named, PLAIN, PLAIN_SPACE, tableOfTrials } from '../../../../support/importance-reference.ts';

test('shares are near those of scikit-learn on rows that its forest has not seen', () => {
  const table = tableOfTrials(PLAIN.trials, PLAIN_SPACE, COST);
  const random = randomFor('permutation');
  const forest = growForest(table.columns, table.losses, everyRow(table), 64, random);
  const found = forest.trees.map((grown) => permutationImportance(forest.table, grown, random));
  const shares = named(
    table,
    table.columns.map((_, column) => found.reduce((sum, one) => sum + one[column]!, 0)),
  );
  for (const [name, share] of Object.entries(PLAIN.permutation)) expect(Math.abs(shares[name]! - share)).toBeLessThan(0.05);
});
