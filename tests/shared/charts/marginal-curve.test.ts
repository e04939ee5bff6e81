import { expect, test } from 'vitest';
import { lightLook } from '../../../shared/charts/look.ts';
import { marginalChart } from '../../../shared/charts/marginal-curve.ts';
import { CURVE } from '../../support/importance-data.ts';
import { ACCURACY } from '../../support/measures.ts';

test('a number has a line within its band, on its scale', () => {
  const dimension = { type: 'float', low: 1e-4, high: 1e-2, scale: 'log' } as const;
  const { series, axes } = marginalChart(CURVE, lightLook, { name: 'learning_rate', dimension, objective: ACCURACY });
  expect(axes.x).toMatchObject({ log: true, title: 'learning_rate (log scale)' });
  expect(series.map(({ data }) => data.map(({ y }) => y))).toEqual([CURVE.low, CURVE.high, CURVE.mean]);
  expect(axes.y.low).toBeLessThan(0.78);
  expect(axes.y.high).toBeGreaterThan(0.91);
});

test('each category has a point on its bar', () => {
  const dimension = { type: 'categorical', values: ['sgd', 'adam'] } as const;
  const { series } = marginalChart({ ...CURVE, at: [0, 1] }, lightLook, { name: 'optimizer', dimension, objective: ACCURACY });
  expect(series.map(({ data }) => data.map(({ x, y }) => [x, y]))).toEqual([
    [0.78, 0.82].map((y) => [0, y]),
    [0.89, 0.91].map((y) => [1, y]),
    [
      [0, 0.8],
      [1, 0.9],
    ],
  ]);
  expect(series.at(-1)!.showLine).toBe(false);
});
