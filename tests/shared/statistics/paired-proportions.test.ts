import { expect, test } from 'vitest';
import { pairedCounts, pairedDifferenceInterval } from '../../../shared/statistics/paired-proportions.ts';
import { closeTo, TRUST } from '../../support/trust-reference.ts';

test('rows are counted by who gets them right', () => {
  const counts = pairedCounts([1, 1, 1, 0, 0, 0, 1], [1, 0, 0, 0, 1, 0, 0]);
  expect(counts).toEqual({ both: 1, onlyFirst: 3, onlySecond: 1, neither: 2 });
});

test.each(TRUST.paired_proportions.cases)('the interval of $cells is that of Agresti and Min', ({ cells, agresti_min }) => {
  const [both, onlyFirst, onlySecond, neither] = cells;
  const [, low, high] = agresti_min;
  expect(pairedDifferenceInterval({ both, onlyFirst, onlySecond, neither }, 0.95)).toEqual(closeTo([low, high], 12));
});
