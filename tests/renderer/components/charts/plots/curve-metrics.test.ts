import { expect, test } from 'vitest';
import { curveMetrics } from '../../../../../renderer/components/charts/plots/curve-metrics.ts';
import { ACCURACY, BALANCED_ACCURACY, LOSS } from '../../../../support/measures.ts';

test('lists the measures by partition, and train for those alone that are measured there', () => {
  expect(curveMetrics([ACCURACY, LOSS]).map(({ label }) => label)).toEqual([
    'Select accuracy',
    'Select loss',
    'Stop accuracy',
    'Stop loss',
    'Train loss',
  ]);
});

test('tells its entries apart by partition and measure', () => {
  const options = curveMetrics([ACCURACY, BALANCED_ACCURACY, LOSS]);
  expect(new Set(options.map(({ value }) => value)).size).toBe(7);
});
