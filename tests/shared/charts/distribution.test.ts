import { describe, expect, test } from 'vitest';
import { distributionChart, type DistributionData } from '../../../shared/charts/distribution.ts';
import { lightLook } from '../../../shared/charts/look.ts';
import { strategyStyle } from '../../../shared/charts/strategy-style.ts';
import { ACCURACY } from '../../support/measures.ts';

const data: DistributionData = {
  kind: 'distribution',
  shown: { matched: 7, shown: 7, by: 'all' },
  series: [
    { sessionId: 4, values: [0.1, 0.81, 0.82, 0.83, 0.84], shares: [0.2, 0.4, 0.6, 0.8, 1] },
    { sessionId: 5, values: [0.85, 0.86], shares: [0.5, 1] },
  ],
};
const sessions = [{ id: 5, number: 2, title: 'Hyperband', strategy: 7 }];
const drawn = (changes: Partial<DistributionData> = {}) =>
  distributionChart({ ...data, ...changes }, lightLook, { objective: ACCURACY, sessions });

describe('distributionChart', () => {
  test('steps from none at the left edge to all at the right one', () => {
    const { series, axes } = drawn();
    const points = series[1]!.data.map(({ x, y }) => [x, y]);
    expect(points).toEqual([
      [axes.x.low, 0],
      [0.85, 0.5],
      [0.86, 1],
      [axes.x.high, 1],
    ]);
  });

  test('begins with the share of the values that the axis does not reach, and counts them', () => {
    const { series, axes, subtitle } = drawn();
    expect(axes.x.low).toBeGreaterThan(0.7);
    expect(series[0]!.data[0]).toEqual({ x: axes.x.low, y: 0.2 });
    expect(subtitle).toContain('1 beyond the axis');
  });

  test('has the name and the style of the strategy', () => {
    const { colour, dash } = strategyStyle(lightLook, 7);
    expect(drawn().series[1]).toMatchObject({ label: 'Hyperband, session 2', borderColor: colour, borderDash: [...dash] });
    expect(drawn().series[0]!.label).toBe('session 4');
  });

  test('labels few series at their ends and puts more in a legend', () => {
    const five = Array.from({ length: 5 }, (_, at) => ({ ...data.series[1]!, sessionId: at + 1 }));
    expect(drawn().options!.plugins!.legend!.display).toBe(false);
    const many = drawn({ series: five });
    expect(many.options!.plugins!.legend!.display).toBe(true);
    expect(many.series.some(({ endLabel }) => endLabel)).toBe(false);
  });

  test('has one entry in the legend for the sessions of a strategy, which look alike', () => {
    const ids = [5, 6, 7, 8, 9];
    const { options } = distributionChart(
      { ...data, series: ids.map((sessionId) => ({ ...data.series[1]!, sessionId })) },
      lightLook,
      {
        objective: ACCURACY,
        sessions: ids.map((id) => ({
          id,
          number: id,
          title: id === 6 ? 'Hyperband' : 'Random search',
          strategy: id === 6 ? 7 : 0,
        })),
      },
    );
    const entries = options!.plugins!.legend!.labels!.generateLabels!(null as never);
    expect(entries.map(({ text, datasetIndex }) => [text, datasetIndex])).toEqual([
      ['Random search, 4 sessions', 0],
      ['Hyperband, session 6', 1],
    ]);
  });
});
