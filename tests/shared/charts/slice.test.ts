import { describe, expect, test } from 'vitest';
import { lightLook } from '../../../shared/charts/look.ts';
import type { ScatterData } from '../../../shared/charts/scatter.ts';
import { sliceChart } from '../../../shared/charts/slice.ts';
import type { Space } from '../../../shared/model.ts';
import { ACCURACY, LOSS } from '../../support/measures.ts';

const space: Space = {
  learning_rate: { type: 'float', low: 1e-4, high: 1e-1, scale: 'log' },
  optimizer: { type: 'categorical', values: ['sgd', 'adam'] },
};
const dataOf = (places: readonly (readonly [x: number, y: number])[]): ScatterData => ({
  ...{ kind: 'slice', bins: null, shown: { matched: places.length, shown: places.length, by: 'all' } },
  points: places.map(([x, y], at) => ({ id: at + 1, number: at + 1, x, y, value: y })),
});
const drawn = (parameter: string, data: ScatterData, objective = ACCURACY) =>
  sliceChart(data, lightLook, { parameter, space, objective });
const found = (figure: ReturnType<typeof drawn>, label: string) => figure.series.filter((series) => series.label === label);

describe('sliceChart', () => {
  const rates = dataOf([
    [1e-3, 0.8],
    [1e-2, 0.9],
    [3e-2, 0.85],
  ]);

  test('puts a number where it is, on the scale and the range of its dimension', () => {
    const figure = drawn('learning_rate', rates);
    expect(found(figure, 'trials')[0]!.data.map(({ x }) => x)).toEqual([1e-3, 1e-2, 3e-2]);
    expect(figure.axes.x).toMatchObject({ log: true, title: 'learning_rate (log scale)' });
    expect(figure.axes.x.low).toBeLessThan(1e-4);
    expect(figure.axes.x.high).toBeGreaterThan(1e-1);
  });

  test('marks the best trial by the objective', () => {
    expect(found(drawn('learning_rate', rates), 'best')[0]!.data[0]).toMatchObject({ number: 2, x: 1e-2, y: 0.9 });
    expect(found(drawn('learning_rate', rates, LOSS), 'best')[0]!.data[0]).toMatchObject({ number: 1 });
  });

  test('spreads the trials of a word beside each other, with a bar at the median of three or more', () => {
    const words = dataOf([
      [0, 0.7],
      [0, 0.8],
      [0, 0.75],
      [1, 0.9],
    ]);
    const figure = drawn('optimizer', words);
    const places = found(figure, 'trials')[0]!.data.map(({ x }) => x);
    expect(places.map((x) => Math.abs(Math.round(x)))).toEqual([0, 0, 0, 1]);
    expect(new Set(places).size).toBe(4);
    expect(found(figure, 'median').map(({ data }) => data.map(({ y }) => y))).toEqual([[0.75, 0.75]]);
    expect(figure.axes.x.categories).toEqual(['sgd', 'adam']);
  });
});
