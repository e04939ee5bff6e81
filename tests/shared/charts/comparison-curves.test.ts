import { describe, expect, test } from 'vitest';
import { comparisonCurves, rankCurves, type ComparisonCurves } from '../../../shared/charts/comparison-curves.ts';
import { lightLook } from '../../../shared/charts/look.ts';
import { ACCURACY } from '../../support/measures.ts';

const arms = [
  { label: 'Random search', strategy: 0, budgetFactor: 1 },
  { label: 'Hyperband', strategy: 7, budgetFactor: 1 },
];
const data: ComparisonCurves = {
  ...{
    axis: 'epochs',
    measure: 'confirm',
    objective: ACCURACY,
    arms,
    pairs: 30,
    bestKnown: { value: 0.91, interval: null },
    early: [],
  },
  curves: {
    at: [5, 50, 100],
    arms: [
      { median: [0.1, 0.85, 0.88], low: [0.1, 0.84, 0.87], high: [0.2, 0.86, 0.89], averageRank: [1.5, 2, 1.9] },
      { median: [null, 0.89, 0.9], low: [null, 0.88, 0.895], high: [null, 0.9, null], averageRank: [1.5, 1, 1.1] },
    ],
  },
};
const named = (figure: ReturnType<typeof comparisonCurves>) => figure.series.filter(({ decoration }) => !decoration);

describe('comparisonCurves', () => {
  test('draws the median of every arm where it has one', () => {
    expect(named(comparisonCurves(data, lightLook)).map(({ label, data: points }) => [label, points])).toEqual([
      [
        'Random search',
        [
          { x: 5, y: 0.1 },
          { x: 50, y: 0.85 },
          { x: 100, y: 0.88 },
        ],
      ],
      [
        'Hyperband',
        [
          { x: 50, y: 0.89 },
          { x: 100, y: 0.9 },
        ],
      ],
    ]);
  });

  test('draws a band only where both of its ends are known', () => {
    const bands = comparisonCurves(data, lightLook).series.filter(({ label }) => label === 'band');
    expect(bands.map(({ data: points }) => points.map(({ x }) => x))).toEqual([[5, 50, 100], [5, 50, 100], [50], [50]]);
  });

  test('reaches from the worst beyond the beginning to the best known', () => {
    const { y } = comparisonCurves(data, lightLook).axes;
    expect(y.low).toBeGreaterThan(0.8);
    expect(y.low).toBeLessThanOrEqual(0.84);
    expect(y.high).toBeGreaterThan(0.91);
  });

  test('has seconds in milliseconds on an axis of durations', () => {
    const figure = comparisonCurves({ ...data, axis: 'seconds' }, lightLook);
    expect(named(figure)[1]!.data.map(({ x }) => x)).toEqual([50_000, 100_000]);
    expect(figure.axes.x.title).toBe('time spent (s)');
  });

  test('says whose budget the axis counts where an arm has twice as much', () => {
    const twice = [arms[0]!, { label: 'Random search 2x', strategy: 0, budgetFactor: 2 }];
    const figure = comparisonCurves({ ...data, arms: twice }, lightLook);
    expect(figure.axes.x.title).toBe('epochs spent (by a single budget)');
    expect(figure.subtitle).toBe(
      'Median of 30 runs; bands: 95 % bootstrap interval of the median; Random search 2x is drawn at half of what it has spent.',
    );
  });

  test('says how many runs it stands on, or that there is none', () => {
    expect(comparisonCurves(data, lightLook).subtitle).toBe('Median of 30 runs; bands: 95 % bootstrap interval of the median.');
    const without = data.curves.arms.map((curve) => ({ ...curve, low: [null, null, null], high: [null, null, null] }));
    const few = { ...data, pairs: 3, curves: { ...data.curves, arms: without } };
    expect(comparisonCurves(few, lightLook).subtitle).toBe('Median of 3 runs.');
    expect(comparisonCurves({ ...data, pairs: 0 }, lightLook).subtitle).toBe('No pair is complete yet.');
  });
});

test('rankCurves puts rank 1 on top and draws no band', () => {
  const figure = rankCurves(data, lightLook);
  expect(figure.axes.y.reversed).toBe(true);
  expect(figure.series.map(({ data: points }) => points.map(({ y }) => y))).toEqual([
    [1.5, 2, 1.9],
    [1.5, 1, 1.1],
  ]);
});
