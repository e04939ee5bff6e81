import { expect, test } from 'vitest';
import { meanShare } from '../../electron/engine/tasks/network/measures/balanced-accuracy.ts';
import { oneStratum, rowLosses, standardErrorOf, strataOfClasses } from '../../shared/row-losses.ts';
import { packHits, packLosses } from '../../shared/row-results.ts';

const hits = [1, 0, 1, 1, 0, 1, 1, 0];
const labels = [0, 0, 1, 1, 1, 1, 1, 2];
const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the mean of misses is what accuracy is short of 1, that of losses is the loss', () => {
  expect(1 - mean(rowLosses(packHits(hits), oneStratum(8)))).toBe(5 / 8);
  expect(mean(rowLosses(packLosses([0.5, 1.5]), oneStratum(2)))).toBe(1);
});

test('where every class counts alike, it is what balanced accuracy is short of 1', () => {
  const losses = rowLosses(packHits(hits), strataOfClasses(labels));
  expect(1 - mean(losses)).toBeCloseTo(meanShare(hits, labels, 3), 12);
});

test('the standard error is the binomial one, and within classes that of their shares', () => {
  expect(standardErrorOf(rowLosses(packHits(hits), oneStratum(8)), oneStratum(8))).toBeCloseTo(
    Math.sqrt(((5 / 8) * (3 / 8)) / 8),
    12,
  );
  const strata = strataOfClasses(labels);
  const byClass = Math.sqrt((0.25 / 2 + (0.8 * 0.2) / 5 + 0) / 9);
  expect(standardErrorOf(rowLosses(packHits(hits), strata), strata)).toBeCloseTo(byClass, 12);
});
