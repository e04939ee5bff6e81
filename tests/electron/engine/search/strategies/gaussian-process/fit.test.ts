import { expect, test } from 'vitest';
import { axesOf } from '../../../../../../electron/engine/search/coordinates.ts';
import { distanceOn } from '../../../../../../electron/engine/search/strategies/gaussian-process/distances.ts';
import { fitTheta } from '../../../../../../electron/engine/search/strategies/gaussian-process/fit.ts';
import {
  priorPenalty,
  unpack,
  usualTheta,
} from '../../../../../../electron/engine/search/strategies/gaussian-process/kernel-parameters.ts';
import { logLikelihoodOf } from '../../../../../../electron/engine/search/strategies/gaussian-process/marginal-likelihood.ts';
import {
  observationsOf,
  type Observations,
} from '../../../../../../electron/engine/search/strategies/gaussian-process/observations.ts';
import { standardise } from '../../../../../../electron/engine/search/strategies/gaussian-process/outcome-scales.ts';
import { randomFor } from '../../../../../../shared/random.ts';

/** Points of the unit square with an outcome each. */
function observed(count: number, outcomeOf: (x: number, y: number, noise: number) => number): Observations {
  const random = randomFor('fit', count);
  const points = Array.from({ length: count }, () => Float64Array.of(random.next(), random.next()));
  const outcomes = Float64Array.from(points, ([x, y]) => outcomeOf(x!, y!, random.normal()));
  const axes = axesOf({ x: { type: 'float', low: 0, high: 1 }, y: { type: 'float', low: 0, high: 1 } });
  return observationsOf(axes.map(distanceOn), points, standardise(outcomes).outcomes);
}

function posteriorDensity(observations: Observations, theta: Float64Array): number {
  return logLikelihoodOf(observations)(theta) - priorPenalty(unpack(theta), new Float64Array(theta.length));
}

/** The last of them is first learned from in part. */
const COUNTS = [12, 40, 90];

test.each(COUNTS)('of %i observations the axis that counts gets the weight, the other none', (count) => {
  const { weights, noise } = unpack(
    fitTheta(
      observed(count, (x) => Math.sin(8 * x)),
      null,
    ),
  );
  expect(weights[0]! / weights[1]!).toBeGreaterThan(20);
  expect(noise).toBeLessThan(0.01);
});

test('what is noise is taken for noise', () => {
  const { noise } = unpack(
    fitTheta(
      observed(50, (x, _, chance) => Math.sin(4 * x) + 0.5 * chance),
      null,
    ),
  );
  expect(noise).toBeGreaterThan(0.1);
});

test.each(COUNTS)('of %i observations no theta near the fitted one is more probable, nor is the usual one', (count) => {
  const observations = observed(count, (x, y, noise) => Math.sin(6 * x) + 0.3 * y + 0.2 * noise);
  const theta = fitTheta(observations, null);
  const reached = posteriorDensity(observations, theta);
  expect(reached).toBeGreaterThan(posteriorDensity(observations, usualTheta(2)));
  const near = [...theta.keys()].flatMap((at) => [-0.3, 0.3].map((change) => theta.with(at, theta[at]! + change)));
  for (const other of near) expect(posteriorDensity(observations, other)).toBeLessThan(reached + 0.05);
});

test('an earlier theta is gone on from, and a bad one does no harm where there are few observations', () => {
  const observations = observed(40, (x, y) => (x - 0.3) ** 2 + 0.2 * y);
  const fitted = fitTheta(observations, null);
  const reached = posteriorDensity(observations, fitted);
  expect(posteriorDensity(observations, fitTheta(observations, fitted))).toBeGreaterThan(reached - 0.01);
  const bad = Float64Array.of(9, -9, 4, 0.5);
  expect(posteriorDensity(observations, fitTheta(observations, bad))).toBeGreaterThan(reached - 0.01);
});
