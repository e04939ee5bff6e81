import { expect, test } from 'vitest';
import { meanInterval } from '../../../shared/statistics/mean-interval.ts';
import { wilsonInterval } from '../../../shared/statistics/wilson-interval.ts';

test.each([
  [0, 10, 0, 0.27753279986288926],
  [7, 10, 0.39677814746114526, 0.892208732593699],
  [22, 30, 0.555520383048111, 0.8581733668040368],
  [30, 30, 0.8864866068260312, 1],
])('Wilson’s interval of %d in %d is that of SciPy', (successes, trials, low, high) => {
  expect(wilsonInterval(successes, trials, 0.95)).toEqual({ low: expect.closeTo(low, 12), high: expect.closeTo(high, 12) });
});

test('Student’s interval of a mean is that of SciPy', () => {
  const values = [0.011, -0.003, 0.007, 0.02, -0.012, 0.005, 0.009, -0.001];
  const [low, high] = [-0.0036668834375432804, 0.012666883437543281];
  expect(meanInterval(values, 0.95)).toEqual({ low: expect.closeTo(low, 12), high: expect.closeTo(high, 12) });
});
