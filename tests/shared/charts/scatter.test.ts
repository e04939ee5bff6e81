import { describe, expect, test } from 'vitest';
import { lightLook } from '../../../shared/charts/look.ts';
import { scatterChart, type ScatterData } from '../../../shared/charts/scatter.ts';
import { ACCURACY } from '../../support/measures.ts';

/** Trials by their training time in milliseconds and their value. */
const dataOf = (places: readonly (readonly [x: number, y: number])[]): ScatterData => ({
  ...{ kind: 'scatter', bins: null, shown: { matched: places.length, shown: places.length, by: 'all' } },
  points: places.map(([x, y], at) => ({ id: at + 1, number: at + 1, x, y, value: y })),
});
const drawn = (data: ScatterData) =>
  scatterChart(data, lightLook, { x: 'durationMs', y: 'value', space: {}, objective: ACCURACY });
const good = Array.from({ length: 20 }, (_, at) => [1000 + at, 0.8 + at / 200] as const);

describe('scatterChart', () => {
  test('says how many trials its axes leave out', () => {
    const { axes, subtitle } = drawn(dataOf([...good, [1500, 0.1], [1500, 0.12]]));
    expect(axes.y.low).toBeGreaterThan(0.12);
    expect(subtitle).toBe('All 22 trials; 2 outside the axes.');
    expect(drawn(dataOf(good)).subtitle).toBe('All 20 trials.');
  });

  test('says so where there is nothing to draw', () => {
    expect(drawn(dataOf([])).subtitle).toBe('No trial shown has both.');
  });
});
