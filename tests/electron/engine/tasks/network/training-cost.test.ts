import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openStore } from '../../../../../db/open-store.ts';
import { importSamples } from '../../../../../electron/engine/samples.ts';
import { networkCost } from '../../../../../electron/engine/tasks/network/training-cost.ts';
import { trialSeconds } from '../../../../../electron/engine/tasks/cost.ts';
import { FASHION_MNIST } from '../../../../../electron/engine/tasks/network/data/fashion-mnist.ts';
import { quantile } from '../../../../../shared/statistics/quantile.ts';
import { ranks } from '../../../../../shared/statistics/ranks.ts';
import { variance } from '../../../../../shared/statistics/variance.ts';
import { networkOf } from '../../../../../shared/network/task.ts';

const costOn = (train: number, measured: number) =>
  networkCost({
    dataset: FASHION_MNIST.summary,
    split: { seed: 1, train, stop: measured / 2, select: measured / 2, confirm: 0 },
  });
const seconds = (params: Record<string, number>, epochs = 1): number => trialSeconds(costOn(42_000, 12_000), params, epochs);

test('wider, deeper and smaller batches take longer', () => {
  expect(seconds({ units: 256 })).toBeGreaterThan(seconds({ units: 64 }));
  expect(seconds({ hidden_layers: 4 })).toBeGreaterThan(seconds({ hidden_layers: 1 }));
  expect(seconds({ batch_size: 32 })).toBeGreaterThan(seconds({ batch_size: 256 }));
});

test('a trial costs something however few rows and epochs it has', () => {
  const tiny = trialSeconds(costOn(28, 8), {}, 1);
  expect(tiny).toBeGreaterThan(0.1);
  expect(seconds({}, 20) - seconds({}, 10)).toBeCloseTo(10 * (seconds({}, 2) - seconds({}, 1)), 9);
});

test('rows are read once, the more the longer', () => {
  expect(costOn(96_000, 12_000).openingSeconds).toBeCloseTo(2 * costOn(42_000, 12_000).openingSeconds, 9);
});

test('the cost of an epoch ranks configurations as what the recorded sample measured of them', () => {
  const store = openStore(':memory:');
  importSamples(store);
  const study = store.studyOverviews().find(({ name }) => name.includes('recorded'))!;
  const { epochSeconds } = networkCost(networkOf(study.task));
  const configurations = Map.groupBy(store.recordedTrials(study.id), ({ params }) => JSON.stringify(params));
  const measured = [...configurations.values()].map((repeats) => {
    const epochs = repeats.flatMap(({ durationMs }) => [...durationMs].filter(Number.isFinite));
    return { medianMs: quantile(epochs, 0.5), predicted: epochSeconds(repeats[0]!.params) };
  });
  expect(measured.length).toBe(864);
  const [medians, predictions] = [measured.map(({ medianMs }) => medianMs), measured.map(({ predicted }) => predicted)];
  const rho = correlation(ranks(medians), ranks(predictions));
  const off = Math.sqrt(variance(measured.map(({ medianMs, predicted }) => Math.log(medianMs / predicted))));
  expect(rho).toBeGreaterThanOrEqual(0.95);
  const page = readFileSync('docs/reproducibility.md', 'utf8').replaceAll('\n', ' ');
  expect(page).toContain(`with a rank correlation of ${rho.toFixed(2)}, and is off by ${Math.round(100 * off)} %`);
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
