import { describe, expect, test } from 'vitest';
import { incumbentCurve, type IncumbentCurve } from '../../../shared/charts/incumbent-curve.ts';
import { lightLook } from '../../../shared/charts/look.ts';
import type { Measure } from '../../../shared/measure.ts';
import { ACCURACY, BALANCED_ACCURACY, LOSS } from '../../support/measures.ts';

const data: IncumbentCurve = {
  ...{ objective: ACCURACY, unit: 'epochs', spent: 60, budget: 100, defaultValue: 0.82, curse: null },
  points: [
    { x: 10, y: 0.8, id: 1, number: 1 },
    { x: 30, y: 0.85, id: 3, number: 3 },
  ],
};
const seriesOf = (changes: Partial<IncumbentCurve>, label: string) =>
  incumbentCurve({ ...data, ...changes }, lightLook).series.filter((series) => series.label.startsWith(label));

describe('incumbentCurve', () => {
  test('goes on at the best value to what has been spent, on an axis that reaches the budget', () => {
    const [best] = seriesOf({}, 'best');
    expect(best!.data.map(({ x, y }) => [x, y])).toEqual([
      [10, 0.8],
      [30, 0.85],
      [60, 0.85],
    ]);
    expect(best!.label).toBe('best 0.8500');
    const { x } = incumbentCurve(data, lightLook).axes;
    expect([x.low, x.high, x.title]).toEqual([0, 100, 'epochs spent']);
  });

  test('marks the improvements, not the end of the line', () => {
    expect(seriesOf({}, 'best')[0]!.pointRadius).toEqual([2.5, 2.5, 0]);
  });

  test('has no band of one measurement about a best that was chosen', () => {
    const { series, subtitle } = incumbentCurve(data, lightLook);
    expect(series).toHaveLength(2);
    expect(subtitle).not.toContain('band');
  });

  test('has what the best of equally good trials owes to chance as a band, and says how much', () => {
    const curse = {
      trials: 2,
      excess: [
        { x: 10, y: 0 },
        { x: 30, y: 0.012 },
      ],
    };
    const figure = incumbentCurve({ ...data, curse, defaultValue: null }, lightLook);
    expect(figure.series[1]!.data.map(({ x, y }) => [x, y])).toEqual([
      [10, 0.8],
      [30, 0.838],
    ]);
    expect(figure.subtitle).toContain('owes to chance, at most 1.20 points.');
  });

  test('has the default as a line across, where it is known', () => {
    expect(seriesOf({}, 'default')[0]!.data.map(({ x, y }) => [x, y])).toEqual([
      [0, 0.82],
      [100, 0.82],
    ]);
    expect(seriesOf({ defaultValue: null }, 'default')).toEqual([]);
  });

  test('has the unit of a long title on a line of its own', () => {
    const titleOf = (objective: Measure) => incumbentCurve({ ...data, objective }, lightLook).options!.scales!['y']!.title!.text;
    expect(titleOf(BALANCED_ACCURACY)).toEqual(['select balanced accuracy', '(mean share of a class)']);
    expect(titleOf(ACCURACY)).toBe('select accuracy (share of rows)');
  });

  test('says which direction is better, and that nothing is there yet', () => {
    expect(incumbentCurve({ ...data, objective: LOSS }, lightLook).subtitle).toMatch(/^Lowest select loss so far/);
    expect(incumbentCurve({ ...data, points: [] }, lightLook).subtitle).toBe('No trial has a value yet.');
  });
});
