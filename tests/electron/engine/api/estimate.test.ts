import { expect, test } from 'vitest';
import { estimateSearch, predictedEpochSeconds, type SearchSize, type Speed } from '../../../../electron/engine/api/estimate.ts';

const rows = { trainRows: 42_000, measuredRows: 12_000, features: 784, classes: 10 };
const size: SearchSize = {
  ...rows,
  space: { units: { type: 'int', low: 32, high: 512, scale: 'log' }, batch_size: { type: 'categorical', values: [32, 256] } },
  trials: 40,
  epochs: 10,
  workers: 2,
};
const speed: Speed = { factor: 1, low: 0.8, high: 1.3, basis: 'ten trials' };

test('wider, deeper and smaller batches take longer', () => {
  const seconds = (params: Record<string, number>): number => predictedEpochSeconds(params, rows);
  expect(seconds({ units: 256 })).toBeGreaterThan(seconds({ units: 64 }));
  expect(seconds({ hidden_layers: 4 })).toBeGreaterThan(seconds({ hidden_layers: 1 }));
  expect(seconds({ batch_size: 32 })).toBeGreaterThan(seconds({ batch_size: 256 }));
});

test('grows with trials, epochs and the factor, and shrinks with workers', () => {
  const { seconds, low, high, trials, basis } = estimateSearch(size, speed);
  expect(low).toBeLessThan(seconds);
  expect(high).toBeGreaterThan(seconds);
  expect({ trials, basis }).toEqual({ trials: 40, basis: 'ten trials' });
  expect(estimateSearch({ ...size, trials: 80 }, speed).seconds).toBeCloseTo(2 * seconds);
  expect(estimateSearch({ ...size, epochs: 5 }, speed).seconds).toBeCloseTo(seconds / 2);
  expect(estimateSearch({ ...size, workers: 1 }, speed).seconds).toBeCloseTo(2 * seconds);
  expect(estimateSearch(size, { ...speed, factor: 3 }).seconds).toBeCloseTo(3 * seconds);
});

test('more workers than trials are of no use, and more trials make it surer', () => {
  expect(estimateSearch({ ...size, trials: 1, workers: 8 }, speed)).toEqual(
    estimateSearch({ ...size, trials: 1, workers: 1 }, speed),
  );
  const spread = (trials: number): number => {
    const { seconds, low, high } = estimateSearch({ ...size, trials }, speed);
    return (high - low) / seconds;
  };
  expect(spread(400)).toBeLessThan(spread(10));
});
