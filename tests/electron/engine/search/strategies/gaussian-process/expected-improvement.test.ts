import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { logExpectedImprovement } from '../../../../../../electron/engine/search/strategies/gaussian-process/expected-improvement.ts';

const { expectedImprovement: recorded } = JSON.parse(
  readFileSync('tests/fixtures/scikit-learn/gaussian-process.json', 'utf8'),
) as {
  readonly expectedImprovement: {
    readonly mean: readonly number[];
    readonly std: readonly number[];
    readonly best: number;
    readonly ei: readonly number[];
  };
};

test('is the logarithm of what scipy computes', () => {
  recorded.ei.forEach((improvement, at) => {
    const { value } = logExpectedImprovement(recorded.mean[at]!, recorded.std[at]!, recorded.best);
    if (improvement > 0) expect(Math.exp(value)).toBeCloseTo(improvement, 12);
    else expect(value).toBeLessThan(-100);
  });
});

/** log(phi(z) + z Phi(z)) with 80 digits, by mpmath 1.3. */
const LOG_H: readonly (readonly [z: number, value: number])[] = [
  [5, 1.6094379231264314],
  [0, -0.91893853320467274],
  [-0.5, -1.6205162643873199],
  [-1, -2.4851210257126413],
  [-1.5, -3.5299359208057099],
  [-5, -16.74430116266099],
  [-30, -457.724653760598],
  [-500, -125013.34816672988],
  [-999, -499015.2324510965],
  [-1001, -501015.23645108583],
  [-1e6, -500000000028.54996],
];

test.each(LOG_H)('is exact to nine digits at z = %d, where improvement itself is zero to a computer', (z, expected) => {
  expect(logExpectedImprovement(-z, 1, 0).value / expected).toBeCloseTo(1, 10);
  expect(logExpectedImprovement(-3 * z, 3, 0).value).toBeCloseTo(expected + Math.log(3), Math.abs(z) < 1000 ? 7 : 3);
});

test.each([2, -0.9, -1.1, -40, -2000])('has the slopes of differences at z = %d', (z) => {
  const [deviation, step] = [0.7, 1e-6];
  const mean = -z * deviation;
  const value = (toMean: number, toDeviation: number): number =>
    logExpectedImprovement(mean + toMean, deviation + toDeviation, 0).value;
  const { byMean, byDeviation } = logExpectedImprovement(mean, deviation, 0);
  expect((value(step, 0) - value(-step, 0)) / (2 * step) / byMean).toBeCloseTo(1, 4);
  expect((value(0, step) - value(0, -step)) / (2 * step) / byDeviation).toBeCloseTo(1, 4);
});
