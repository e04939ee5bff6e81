import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kernelDensity } from '../../../../../../electron/engine/search/strategies/bohb/kernel-density.ts';
import { axesOf } from '../../../../../../electron/engine/search/coordinates.ts';
import { randomFor } from '../../../../../../shared/random.ts';

const recorded = JSON.parse(readFileSync('tests/fixtures/statsmodels/densities.json', 'utf8')) as {
  readonly cases: readonly {
    readonly observations: readonly (readonly number[])[];
    readonly points: readonly (readonly number[])[];
    readonly densities: readonly number[];
  }[];
};
const axes = axesOf({
  dropout_rate: { type: 'float', low: 0, high: 1 },
  momentum: { type: 'float', low: 0, high: 1 },
  activation: { type: 'categorical', values: ['relu', 'tanh', 'elu'] },
});

test.each(recorded.cases)('densities are those of statsmodels, case $#', ({ observations, points, densities }) => {
  const estimate = kernelDensity(
    axes,
    observations.map((observation) => Float64Array.from(observation)),
  );
  points.forEach((point, at) => expect(estimate.at(point) / densities[at]!).toBeCloseTo(1, 10));
});

test('equal observations keep a bandwidth of a thousandth', () => {
  const estimate = kernelDensity(axes.slice(0, 1), [Float64Array.of(0.5), Float64Array.of(0.5)]);
  expect(estimate.at([0.5])).toBeCloseTo(1000 / Math.sqrt(2 * Math.PI), 9);
});

test('draws stay inside, near the observations, and try the other categories', () => {
  const observations = [Float64Array.of(0.02, 0.5, 0), Float64Array.of(0.04, 0.6, 0), Float64Array.of(0, 0.55, 1)];
  const estimate = kernelDensity(axes, observations);
  const random = randomFor('near');
  const draws = Array.from({ length: 2000 }, () => estimate.drawNear(3, random));
  expect(draws.every(([x, y]) => x! >= 0 && x! <= 0.4 && y! >= 0.1 && y! <= 1)).toBe(true);
  const shares = [0, 1, 2].map((category) => draws.filter((drawn) => drawn[2] === category).length / draws.length);
  // Bandwidth of the category: 1.06 x 0.471 x 3^(-1/7) = 0.427.
  expect(shares[2]).toBeCloseTo(0.427 / 3, 1);
  expect(shares[0]).toBeCloseTo((2 / 3) * 0.573 + 0.427 / 3, 1);
});
