import { describe, expect, test } from 'vitest';
import { contourChart, type ContourData } from '../../../shared/charts/contour.ts';
import { lightLook } from '../../../shared/charts/look.ts';
import type { Space } from '../../../shared/model.ts';
import { ACCURACY, LOSS } from '../../support/measures.ts';

const space: Space = {
  learning_rate: { type: 'float', low: 1e-3, high: 1e-1, scale: 'log' },
  optimizer: { type: 'categorical', values: ['sgd', 'adam'] },
};
const data: ContourData = {
  kind: 'contour',
  shown: { matched: 6, shown: 6, by: 'bins' },
  xLabels: ['0.001 – 0.01', '0.01 – 0.1'],
  yLabels: ['sgd', 'adam'],
  cells: [
    { x: 0, y: 0, mean: 0.6, best: 0.95, count: 5, bestTrialId: 11 },
    { x: 1, y: 1, mean: 0.9, best: 0.9, count: 1, bestTrialId: 12 },
  ],
};
const drawn = (show: 'mean' | 'best', objective = ACCURACY) =>
  contourChart(data, lightLook, { x: 'learning_rate', y: 'optimizer', space, objective, show });
const cellsOf = (figure: ReturnType<typeof drawn>) => figure.series[0]!.data;

describe('contourChart', () => {
  test('makes a box of a cell that stands for its best trial', () => {
    const [first] = cellsOf(drawn('mean'));
    expect(first).toMatchObject({
      x: 0,
      y: 0,
      id: 11,
      value: 0.6,
      box: { x0: -0.5, x1: 0.5, y0: -0.5, y1: 0.5, label: '0.600' },
    });
    expect(first!.text).toBe('learning_rate 0.001 – 0.01\noptimizer sgd\nmean 0.6000, best 0.9500\n5 trials');
  });

  test('outlines the cell of the best trial, whatever the colours mean', () => {
    for (const show of ['mean', 'best'] as const)
      expect(cellsOf(drawn(show)).map(({ box }) => box!.outline)).toEqual([lightLook.chosen, undefined]);
    expect(cellsOf(drawn('mean', LOSS)).map(({ box }) => box!.outline)).toEqual([undefined, lightLook.chosen]);
  });

  test('colours by what is shown: the better, the darker on white', () => {
    const [mean, best] = [cellsOf(drawn('mean')), cellsOf(drawn('best'))];
    expect(mean[0]!.box!.fill).toBe(best[1]!.box!.fill);
    expect(mean[1]!.box!.fill).toBe(best[0]!.box!.fill);
    expect(mean[0]!.box!.fill).not.toBe(mean[1]!.box!.fill);
  });

  test('has round numbers between the edges of cells and words in the middle of theirs', () => {
    const { x, y } = drawn('mean').axes;
    expect(x.ticks).toEqual([
      { value: -0.5, label: '10⁻³' },
      { value: 0.5, label: '10⁻²' },
      { value: 1.5, label: '10⁻¹' },
    ]);
    expect(y.ticks.map(({ value, label }) => [value, label])).toEqual([
      [0, 'sgd'],
      [1, 'adam'],
    ]);
  });

  test('puts a round number inside a cell where no edge is one', () => {
    const labels = ['0.001 – 0.004', '0.004 – 0.016', '0.016 – 0.064'];
    const { axes } = contourChart({ ...data, xLabels: labels }, lightLook, {
      ...{ x: 'learning_rate', y: 'optimizer', space, objective: ACCURACY, show: 'mean' },
    });
    const inside = 1 + Math.log(0.01 / 0.004) / Math.log(4) - 0.5;
    expect(axes.x.ticks.map(({ label }) => label)).toEqual(['10⁻³', '10⁻²']);
    expect(axes.x.ticks[0]!.value).toBe(-0.5);
    expect(axes.x.ticks[1]!.value).toBeCloseTo(inside, 10);
  });
});
