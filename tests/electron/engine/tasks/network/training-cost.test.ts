import { expect, test } from 'vitest';
import { predictedOpeningSeconds, predictedTrialSeconds } from '../../../../../electron/engine/tasks/network/training-cost.ts';

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
