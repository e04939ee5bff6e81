import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { constantsFor } from '../../../../../../electron/engine/search/strategies/cma-es/constants.ts';
import {
  gaussianAt,
  learn,
  sampler,
  type Gaussian,
} from '../../../../../../electron/engine/search/strategies/cma-es/gaussian.ts';
import { withMargin } from '../../../../../../electron/engine/search/strategies/cma-es/margin.ts';
import { axesOf, type NumberAxis } from '../../../../../../electron/engine/search/coordinates.ts';
import { randomFor } from '../../../../../../shared/random.ts';

type Numbers = 'mean' | 'covariance' | 'sigmaPath' | 'covariancePath';
interface Recorded {
  readonly population: number;
  readonly steps: readonly {
    readonly points: readonly (readonly number[])[];
    readonly losses: readonly number[];
    readonly after: Readonly<Record<Numbers, readonly number[]>> & { readonly sigma: number; readonly scaling?: number[] };
  }[];
}
const recorded = JSON.parse(readFileSync('tests/fixtures/cmaes/updates.json', 'utf8')) as {
  readonly gaussian: readonly Recorded[];
  readonly margin: Recorded & { readonly margin: number };
};

/** Tells generation after generation and compares what is there after each. */
function follow({ population, steps }: Recorded, correct: (gaussian: Gaussian) => Gaussian): void {
  const dimensions = steps[0]!.points[0]!.length;
  const constants = constantsFor(dimensions, population);
  let gaussian = gaussianAt(new Float64Array(dimensions).fill(0.5), 1 / 6);
  for (const { points, losses, after } of steps) {
    const members = points
      .map((point, at) => ({ point: Float64Array.from(point), own: true, loss: losses[at]! }))
      .toSorted((left, right) => left.loss - right.loss);
    gaussian = correct(learn(gaussian, members, constants));
    expect(gaussian.sigma / after.sigma).toBeCloseTo(1, 9);
    for (const name of ['mean', 'covariance', 'sigmaPath', 'covariancePath'] as const)
      gaussian[name].forEach((value, at) => expect(value, `${name}[${at}]`).toBeCloseTo(after[name][at]!, 9));
    after.scaling?.forEach((value, at) => expect(gaussian.scaling[at]! / value, `scaling[${at}]`).toBeCloseTo(1, 7));
  }
}

test.each(recorded.gaussian)('mean, step size, covariance and paths are those of cmaes, case $#', (session) =>
  follow(session, (gaussian) => gaussian),
);

test('with steps, mean and scaling are those of cmaes with margin', () => {
  const axes = axesOf({
    x: { type: 'float', low: 0, high: 1 },
    five: { type: 'int', low: 1, high: 5 },
    two: { type: 'int', low: 0, high: 1 },
    twenty: { type: 'float', low: 0, high: 1.9, step: 0.1 },
  }) as readonly NumberAxis[];
  follow(recorded.margin, (gaussian) => withMargin(gaussian, axes, recorded.margin.margin));
});

describe('sampler', () => {
  test('draws with the mean and the covariance of the distribution', () => {
    const gaussian: Gaussian = {
      ...gaussianAt(Float64Array.of(0.2, 0.7), 0.5),
      covariance: Float64Array.of(2, 0.6, 0.6, 0.5),
      scaling: Float64Array.of(1, 3),
    };
    const random = randomFor('sampler');
    const draw = sampler(gaussian);
    const points = Array.from({ length: 40_000 }, () => draw(random));
    const meanOf = (value: (point: Float64Array) => number): number =>
      points.reduce((sum, point) => sum + value(point), 0) / points.length;
    expect(meanOf(([x]) => x!)).toBeCloseTo(0.2, 1);
    expect(meanOf(([, y]) => y!)).toBeCloseTo(0.7, 1);
    expect(Math.abs(meanOf(([x, y]) => (x! - 0.2) * (y! - 0.7)) - 0.25 * 3 * 0.6)).toBeLessThan(0.02);
    expect(Math.abs(meanOf(([, y]) => (y! - 0.7) ** 2) - 0.25 * 9 * 0.5)).toBeLessThan(0.03);
  });
});

test('a point from elsewhere moves the mean no further than a long draw would', () => {
  const constants = constantsFor(2, 6);
  const before = gaussianAt(Float64Array.of(0.5, 0.5), 0.01);
  const far = { point: Float64Array.of(1, 0.5), own: false };
  const near = { point: Float64Array.of(NaN, NaN), own: false };
  const { mean } = learn(before, [far, near, near, near, near, near], constants);
  expect(mean[0]).toBeCloseTo(0.5 + constants.weights[0]! * 0.01 * (Math.SQRT2 + 1), 12);
  expect(mean[1]).toBe(0.5);
});
