import { describe, expect, test } from 'vitest';
import { learningCurves, type CurvesData } from '../../../shared/charts/learning-curves.ts';
import { lightLook } from '../../../shared/charts/look.ts';
import { ACCURACY } from '../../support/measures.ts';

const data: CurvesData = {
  kind: 'curves',
  shown: { matched: 20, shown: 20, by: 'all' },
  curves: [
    { id: 1, number: 1, rank: 1, values: [0.7, 0.8, 0.9] },
    { id: 2, number: 2, rank: 2, values: [0.6, null, 0.85] },
    { id: 9, number: 9, rank: null, values: [0.3] },
  ],
  density: [
    [0.01, 0.4, 0.5, 0.6, 0.7],
    [0.01, 0.5, 0.6, 0.7, 0.8],
  ],
};
const drawn = (changes: Partial<CurvesData> = {}) =>
  learningCurves({ ...data, ...changes }, lightLook, { partition: 'select', measure: ACCURACY });
const lineOf = (figure: ReturnType<typeof drawn>, number: number) =>
  figure.series.find(({ data: points }) => points[0]?.number === number)!;

describe('learningCurves', () => {
  test('draws values at their epochs, with a gap where one is missing', () => {
    expect(lineOf(drawn(), 2).data.map(({ x, y }) => [x, y])).toEqual([
      [1, 0.6],
      [2, Number.NaN],
      [3, 0.85],
    ]);
  });

  test('draws the best last, so that it lies on top, and names it', () => {
    const named = drawn().series.filter(({ data: points }) => points[0]?.id !== undefined);
    expect(named.map(({ label }) => label)).toEqual(['trial 2', 'trial 1, best', 'trial 9']);
  });

  test('tells a chosen trial from the best by colour and dash', () => {
    const chosen = lineOf(drawn(), 9);
    expect(chosen).toMatchObject({ borderColor: lightLook.chosen, borderDash: [7, 3] });
    expect(chosen.pointRadius).toBe(2);
  });

  test('shows the rest as bands of the middle 90 and 50 per cent around the median', () => {
    const { series } = drawn();
    const bands = series.filter(({ label }) => label === 'band').map(({ data: points }) => points.map(({ y }) => y));
    expect(bands).toEqual([
      [0.01, 0.01],
      [0.7, 0.8],
      [0.4, 0.5],
      [0.6, 0.7],
    ]);
    expect(series.find(({ label }) => label === 'median of the rest')!.data.map(({ y }) => y)).toEqual([0.5, 0.6]);
    expect(drawn({ density: [] }).series.some(({ label }) => label === 'band')).toBe(false);
  });

  test('does not let the tails of the band stretch the axis', () => {
    expect(drawn().axes.y.low).toBeGreaterThan(0.2);
  });

  test('says how many of how many are lines', () => {
    expect(drawn().subtitle).toBe('The best 2 of 20 as lines; 1 chosen, dashed; bands: the middle 50 % and 90 % of the rest.');
  });
});
