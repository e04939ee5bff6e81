import { describe, expect, test } from 'vitest';
import { historyChart, type HistoryData } from '../../../shared/charts/history.ts';
import { lightLook } from '../../../shared/charts/look.ts';
import { ACCURACY, LOSS, SCORE } from '../../support/measures.ts';

const point = (x: number, y: number) => ({ id: 100 + x, number: x, x, y });
const dataOf = (values: readonly number[], incumbent: readonly number[]): HistoryData => {
  const points = values.map((value, at) => point(at + 1, value));
  return {
    ...{ kind: 'history', points, bins: null, curse: null, shown: { matched: values.length, shown: values.length, by: 'all' } },
    incumbent: points.filter(({ x }) => incumbent.includes(x)),
    last: values.length,
  };
};

describe('historyChart', () => {
  test('draws every trial, and the best so far to the end of the axis', () => {
    const figure = historyChart(dataOf([0.8, 0.85, 0.82], [1, 2]), lightLook, { objective: ACCURACY });
    const [trials, best] = figure.series;
    expect(trials!.data.map(({ x, y, id }) => [x, y, id])).toEqual([
      [1, 0.8, 101],
      [2, 0.85, 102],
      [3, 0.82, 103],
    ]);
    expect(best!.label).toBe('best 0.8500');
    expect(best!.data.map(({ y }) => y)).toEqual([0.8, 0.85, 0.85]);
    expect(best!.data.at(-1)!.x).toBe(figure.axes.x.high);
  });

  test('reaches the last that ended, with a value or without', () => {
    const figure = historyChart({ ...dataOf([0.8, 0.85], [1, 2]), last: 40 }, lightLook, { objective: ACCURACY });
    expect(figure.axes.x.high).toBeGreaterThanOrEqual(40);
  });

  test('draws what the best so far owes to chance as a band below it, and says how much that is', () => {
    const excess = [
      { x: 1, y: 0 },
      { x: 2, y: 0.01 },
      { x: 3, y: 0.02 },
    ];
    const data = { ...dataOf([0.8, 0.85, 0.82], [1, 2]), curse: { trials: 3, excess } };
    const [upper, lower] = historyChart(data, lightLook, { objective: ACCURACY }).series;
    expect(upper!.data.map(({ y }) => y)).toEqual([0.8, 0.85, 0.85]);
    expect(lower!.data.map(({ y }) => y)).toEqual([0.8, 0.84, 0.83]);
    expect(lower!.label).toBe('if all were equally good');
    expect(historyChart(data, lightLook, { objective: ACCURACY }).subtitle).toBe(
      'All 3 trials with a value; line: best so far; band: what the best of as many equally good trials owes to chance, at most 2.00 points.',
    );
  });

  test('draws that band above a loss', () => {
    const data = { ...dataOf([0.4, 0.3], [1, 2]), curse: { trials: 2, excess: [{ x: 2, y: 0.05 }] } };
    expect(historyChart(data, lightLook, { objective: LOSS }).series[1]!.data).toEqual([{ x: 2, y: 0.35 }]);
  });

  test('puts a diverged trial on the edge of the axis, with its value', () => {
    const values = [0.8, 0.81, 0.82, 0.83, 0.84, 0.1];
    const figure = historyChart(dataOf(values, [1, 2, 3, 4, 5]), lightLook, { objective: ACCURACY });
    const outside = figure.series.find(({ label }) => label === 'outside the axis')!;
    expect(figure.axes.y.low).toBeGreaterThan(0.7);
    expect(outside.data).toEqual([{ id: 106, number: 6, x: 6, y: figure.axes.y.low, value: 0.1, text: 'outside the axis' }]);
    expect(figure.subtitle).toContain('1 outside the axis');
  });

  test('keeps the low losses and cuts off the high ones', () => {
    const figure = historyChart(dataOf([0.3, 0.31, 0.32, 0.33, 9], [1]), lightLook, { objective: LOSS });
    expect(figure.axes.y.high).toBeLessThan(1);
    expect(figure.axes.y.low).toBeLessThan(0.3);
  });

  test('draws a density below the points where not all are drawn', () => {
    const bins = { xEdges: [0, 10, 20], yEdges: [0.7, 0.8, 0.9], cells: [[0, 1, 7]] as const };
    const data = { ...dataOf([0.8, 0.85], [1, 2]), bins, shown: { matched: 100, shown: 2, by: 'bins' as const } };
    const figure = historyChart(data, lightLook, { objective: ACCURACY });
    expect(figure.series[0]!.data[0]).toMatchObject({ text: '7 trials', box: { x0: 0, x1: 10, y0: 0.8, y1: 0.9 } });
    expect(figure.subtitle).toBe('2 of 100 trials with a value, the rest counted in bins; density from all; line: best so far.');
  });

  test('writes values of a measure of unknown size short, and names no unit where there is none', () => {
    const { axes, series, valueText } = historyChart(dataOf([812.25, 1640.5], [1, 2]), lightLook, { objective: SCORE });
    expect([axes.y.title, axes.y.format(1640.5), valueText(812.25)]).toEqual(['select score', '1640.5', '812.25']);
    expect(series.at(-1)!.label).toBe('best 1640.5');
  });
});
