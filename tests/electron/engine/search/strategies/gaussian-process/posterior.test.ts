import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { axesOf, encode } from '../../../../../../electron/engine/search/coordinates.ts';
import { maskOf } from '../../../../../../electron/engine/search/strategies/gaussian-process/activity.ts';
import { distanceOn, type AxisDistance } from '../../../../../../electron/engine/search/strategies/gaussian-process/distances.ts';
import { unpack } from '../../../../../../electron/engine/search/strategies/gaussian-process/kernel-parameters.ts';
import { logLikelihoodOf } from '../../../../../../electron/engine/search/strategies/gaussian-process/marginal-likelihood.ts';
import { observationsOf } from '../../../../../../electron/engine/search/strategies/gaussian-process/observations.ts';
import {
  meansAtObservations,
  posteriorOf,
  predict,
  predictAll,
  predictWithSlopes,
  withObservation,
  type Posterior,
} from '../../../../../../electron/engine/search/strategies/gaussian-process/posterior.ts';
import { createHyperparams } from '../../../../../../electron/engine/search/create-hyperparams.ts';
import { randomFor } from '../../../../../../shared/random.ts';
import type { Dimension, Space } from '../../../../../../shared/model.ts';
import { SPACES } from '../../../../../support/strategy-conformance.ts';

const { gaussianProcess: recorded } = JSON.parse(readFileSync('tests/fixtures/scikit-learn/gaussian-process.json', 'utf8')) as {
  readonly gaussianProcess: {
    readonly x: readonly number[][];
    readonly y: readonly number[];
    readonly xNew: readonly number[][];
    readonly alpha: number;
    readonly cases: readonly {
      readonly lengthScales: readonly number[];
      readonly variance: number;
      readonly whiteNoise: number;
      readonly mean: readonly number[];
      readonly std: readonly number[];
      readonly log_marginal_likelihood: number;
    }[];
  };
};

const CUBE: Space = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, { type: 'float', low: 0, high: 1 }]));
const points = (rows: readonly number[][]): readonly Float64Array[] => rows.map((row) => Float64Array.from(row));

describe.each(recorded.cases)('as scikit-learn computes it, length scales $lengthScales', (expected) => {
  const observations = observationsOf(axesOf(CUBE).map(distanceOn), points(recorded.x), Float64Array.from(recorded.y));
  const theta = Float64Array.of(
    ...expected.lengthScales.map((length) => -2 * Math.log(length)),
    Math.log(expected.variance),
    Math.log(expected.whiteNoise + recorded.alpha),
  );
  const posterior = posteriorOf(observations, unpack(theta));

  test('mean and deviation', () => {
    points(recorded.xNew).forEach((point, at) => {
      const { mean, deviation } = predict(posterior, point);
      expect(mean).toBeCloseTo(expected.mean[at]!, 10);
      expect(Math.sqrt(deviation ** 2 + expected.whiteNoise)).toBeCloseTo(expected.std[at]!, 9);
    });
  });

  test('log marginal likelihood', () => {
    expect(logLikelihoodOf(observations)(theta)).toBeCloseTo(expected.log_marginal_likelihood, 9);
  });
});

const MIXED = SPACES['conditional']!;

/** Thirty configurations of a mixed space with conditions, and outcomes of a formula. */
function mixedPosterior(count = 30): { posterior: Posterior; theta: Float64Array } {
  const random = randomFor('mixed');
  const axes = axesOf(MIXED);
  const rows = Array.from({ length: count }, () => encode(axes, createHyperparams(MIXED, random)));
  const outcomes = Float64Array.from(rows, (row) => row.reduce((sum, value) => sum + (value || 0.3) ** 2, 0) - 1.5);
  const theta = Float64Array.from([...axes.map((_, at) => 0.3 * at - 0.5), 0.2, -4]);
  return { posterior: posteriorOf(observationsOf(axes.map(distanceOn), rows, outcomes), unpack(theta)), theta };
}

test('the slopes of the likelihood are those of differences', () => {
  const { posterior, theta } = mixedPosterior();
  const logLikelihood = logLikelihoodOf(posterior.observations);
  const gradient = new Float64Array(theta.length);
  logLikelihood(theta, gradient);
  theta.forEach((_, at) =>
    expect(gradient[at]).toBeCloseTo(
      slopeOf((moved) => logLikelihood(moved), theta, at),
      6,
    ),
  );
});

test('the slopes of mean and deviation are those of differences, of conditional numbers too', () => {
  const { posterior } = mixedPosterior();
  const axes = axesOf(MIXED);
  const everyNumberActive = { momentum: ['momentum'], units: ['adam'] };
  for (const [parameter, [optimizer]] of Object.entries(everyNumberActive)) {
    const place = Float64Array.from(axes, ({ kind }) => (kind === 'number' ? 0.37 : 0));
    place[axes.findIndex(({ name }) => name === 'optimizer')] = optimizer === 'adam' ? 1 : 0;
    const point = maskOf(MIXED, axes)(place);
    const at = axes.findIndex(({ name }) => name === parameter);
    expect(point[at]).toBe(0.37);
    const { byMean, byDeviation } = predictWithSlopes(posterior, point);
    expect(byMean[at]).not.toBe(0);
    expect(byMean[at]).toBeCloseTo(
      slopeOf((moved) => predict(posterior, moved).mean, point, at),
      6,
    );
    expect(byDeviation[at]).toBeCloseTo(
      slopeOf((moved) => predict(posterior, moved).deviation, point, at),
      6,
    );
  }
});

test('many points at once are predicted as each of them alone', () => {
  const { posterior } = mixedPosterior();
  const [axes, random] = [axesOf(MIXED), randomFor('many')];
  const many = Array.from({ length: 70 }, () => encode(axes, createHyperparams(MIXED, random)));
  predictAll(posterior, many).forEach(({ mean, deviation }, at) => {
    const alone = predict(posterior, many[at]!);
    expect(mean).toBeCloseTo(alone.mean, 12);
    expect(deviation).toBeCloseTo(alone.deviation, 12);
  });
});

test('what is inactive lies in the middle of a range and of the corners that categories are', () => {
  const number: Dimension = { type: 'float', low: 0, high: 1, when: { parent: [true] } };
  const category: Dimension = { type: 'categorical', values: ['a', 'b', 'c'], when: { parent: [true] } };
  const [onRange, onCorners] = axesOf({ number, category }).map(distanceOn) as [AxisDistance, AxisDistance];
  const squares = (distance: AxisDistance, from: number, to: readonly number[]): readonly number[] => {
    const into = new Float64Array(to.length);
    distance.add(from, Float64Array.from(to), 3, into);
    return [...into];
  };
  expect(squares(onRange, 0, [0, 0.5, 1, NaN])).toEqual([0, 0.75, 3, 0.75]);
  expect(squares(onRange, NaN, [0, 0.5, 1, NaN])).toEqual([0.75, 0, 0.75, 0]);
  expect(squares(onCorners, 0, [0, 1, 2, NaN])).toEqual([0, 3, 3, 1]);
  expect(squares(onCorners, NaN, [0, 1, 2, NaN])).toEqual([1, 1, 1, 0]);
});

test('one more observation gives what all of them give at once', () => {
  const { posterior: all } = mixedPosterior(30);
  const { posterior: fewer } = mixedPosterior(29);
  const { columns, outcomes } = all.observations;
  const last = Float64Array.from(columns, (column) => column[29]!);
  const appended = withObservation(fewer, last, outcomes[29]!);
  appended.coefficients.forEach((coefficient, at) => expect(coefficient).toBeCloseTo(all.coefficients[at]!, 8));
});

test('the means at the observations are the predictions there', () => {
  const { posterior } = mixedPosterior();
  const { columns } = posterior.observations;
  meansAtObservations(posterior).forEach((mean, row) => {
    const point = Float64Array.from(columns, (column) => column[row]!);
    expect(mean).toBeCloseTo(predict(posterior, point).mean, 9);
  });
});

function slopeOf(of: (point: Float64Array) => number, point: Float64Array, at: number): number {
  const [above, below] = [point.slice(), point.slice()];
  above[at]! += 1e-5;
  below[at]! -= 1e-5;
  return (of(above) - of(below)) / 2e-5;
}
