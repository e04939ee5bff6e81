import { expect, test } from 'vitest';
import { openStore } from '../../../../../db/open-store.ts';
import { importSamples } from '../../../../../electron/engine/samples.ts';
import {
  networkCost,
  predictedOpeningSeconds,
  predictedTrialSeconds,
} from '../../../../../electron/engine/tasks/network/training-cost.ts';
import { quantile } from '../../../../../shared/statistics/quantile.ts';
import { ranks } from '../../../../../shared/statistics/ranks.ts';
import { networkOf } from '../../../../../shared/task.ts';

const size = { trainRows: 42_000, measuredRows: 12_000, features: 784, classes: 10 };
const seconds = (params: Record<string, number>, epochs = 1): number => predictedTrialSeconds(params, epochs, size);

test('wider, deeper and smaller batches take longer', () => {
  expect(seconds({ units: 256 })).toBeGreaterThan(seconds({ units: 64 }));
  expect(seconds({ hidden_layers: 4 })).toBeGreaterThan(seconds({ hidden_layers: 1 }));
  expect(seconds({ batch_size: 32 })).toBeGreaterThan(seconds({ batch_size: 256 }));
});

test('a trial costs something however few rows and epochs it has', () => {
  const tiny = predictedTrialSeconds({}, 1, { ...size, trainRows: 28, measuredRows: 8 });
  expect(tiny).toBeGreaterThan(0.1);
  expect(seconds({}, 20) - seconds({}, 10)).toBeCloseTo(10 * (seconds({}, 2) - seconds({}, 1)), 9);
});

test('rows are read once, the more the longer', () => {
  expect(predictedOpeningSeconds({ ...size, trainRows: 96_000 })).toBeCloseTo(2 * predictedOpeningSeconds(size), 9);
});

test('the cost of an epoch ranks as what the recorded sample measured', () => {
  const store = openStore(':memory:');
  importSamples(store);
  const study = store.studyOverviews().find(({ name }) => name.includes('recorded'))!;
  const { epochSeconds } = networkCost(networkOf(study.task));
  const trials = store.recordedTrials(study.id);
  const measured = trials.map(({ durationMs }) => quantile([...durationMs].filter(Number.isFinite), 0.5));
  const predicted = trials.map(({ params }) => epochSeconds(params));
  expect(trials.length).toBeGreaterThanOrEqual(864);
  expect(correlation(ranks(measured), ranks(predicted))).toBeGreaterThan(0.94);
  store.close();
});

function correlation(left: readonly number[], right: readonly number[]): number {
  const deviations = (values: readonly number[]): number[] => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const product = (one: readonly number[], other: readonly number[]): number =>
    one.reduce((sum, value, at) => sum + value * other[at]!, 0);
  const [one, other] = [deviations(left), deviations(right)];
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
}
