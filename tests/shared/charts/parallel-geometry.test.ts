import { describe, expect, test } from 'vitest';
import {
  ABSENT_PX,
  AS_GIVEN,
  brushBetween,
  brushedParts,
  columnNames,
  columnsOf,
  heightOf,
  linesOf,
  nearestLine,
  orderAfterDrop,
  placeAt,
  type Arrangement,
  type Column,
  type ParallelRow,
} from '../../../shared/charts/parallel-geometry.ts';
import type { Space } from '../../../shared/model.ts';
import { ACCURACY } from '../../support/measures.ts';

const space: Space = {
  learning_rate: { type: 'float', low: 1e-4, high: 1e-2, scale: 'log' },
  layers: { type: 'int', low: 1, high: 4 },
  optimizer: { type: 'categorical', values: ['sgd', 'adam'] },
  epochs: { type: 'fixed', value: 15 },
};
const frame = { left: 0, right: 300, top: 0, bottom: 100 };
const row = (number: number, value: number | null, params: ParallelRow['params']): ParallelRow => ({
  id: number,
  number,
  value,
  params,
});
const rows = [
  row(1, 0.9, { learning_rate: 1e-3, layers: 2, optimizer: 'adam' }),
  row(2, 0.8, { learning_rate: 1e-2, layers: 4 }),
];
const columns = (arrangement: Arrangement = AS_GIVEN) => columnsOf(rows, space, ACCURACY, arrangement, frame);
const column = (name: string, arrangement?: Arrangement): Column => columns(arrangement).find((one) => one.name === name)!;

describe('columns', () => {
  test('are what varies and the value, spread over the frame', () => {
    expect(columns().map(({ name, x }) => [name, x])).toEqual([
      ['learning_rate', 0],
      ['layers', 100],
      ['optimizer', 200],
      ['value', 300],
    ]);
  });

  test('stand as a person has arranged them', () => {
    const arrangement = { order: ['value', 'layers'], hidden: ['optimizer'], flipped: [] };
    expect(columnNames(space, arrangement)).toEqual(['value', 'layers', 'learning_rate', 'optimizer']);
    expect(columns(arrangement).map(({ name }) => name)).toEqual(['value', 'layers', 'learning_rate']);
  });

  test('go where they are dropped', () => {
    expect(orderAfterDrop(columns(), 'learning_rate', 150)).toEqual(['layers', 'learning_rate', 'optimizer', 'value']);
    expect(orderAfterDrop(columns(), 'value', -5)).toEqual(['value', 'learning_rate', 'layers', 'optimizer']);
  });
});

describe('heights', () => {
  test('are equal for equal ratios on a log scale, and turn with a flipped column', () => {
    const upright = column('learning_rate');
    expect(heightOf(upright, 1e-3, frame)).toBeCloseTo(50, 9);
    const flipped = column('learning_rate', { ...AS_GIVEN, flipped: ['learning_rate'] });
    expect(heightOf(upright, 3e-3, frame) + heightOf(flipped, 3e-3, frame)).toBeCloseTo(100, 9);
  });

  test.each(['learning_rate', 'layers'])('of %s lead back to their place', (name) => {
    const one = column(name);
    for (const place of [one.axis.low * 1.2, one.axis.high * 0.9])
      expect(placeAt(one, heightOf(one, place, frame), frame)).toBeCloseTo(place, 9);
  });

  test('beyond the ends lie on them', () => {
    expect(heightOf(column('learning_rate'), 1, frame)).toBe(0);
  });
});

describe('lines', () => {
  test('pass below a parameter that the trial does not have', () => {
    const [, second] = linesOf(rows, columns(), frame);
    expect(second!.points[2]).toEqual([200, 100 + ABSENT_PX]);
  });

  test('of one word spread around its tick, the first on top', () => {
    const alike = [1, 2, 3].map((number) => row(number, 0.5, { optimizer: 'sgd' }));
    const heights = linesOf(alike, columns(), frame).map(({ points }) => points[2]![1]);
    expect(heights[0]).toBeLessThan(heights[1]!);
    expect(heights[1]).toBeCloseTo(75, 9);
    expect(heights[2]).toBeGreaterThan(heights[1]!);
  });

  test('are met within reach only, the nearest one', () => {
    const lines = linesOf(rows, columns(), frame);
    const [x, y] = lines[0]!.points[0]!;
    expect(nearestLine(lines, x + 1, y)?.row.number).toBe(1);
    expect(nearestLine(lines, x + 1, y + 30)).toBeNull();
  });
});

describe('a brush', () => {
  test('on numbers is a range, on whole numbers one of them at least, on words those it covers', () => {
    const at = (name: string, ...places: readonly [number, number]) =>
      brushBetween(column(name), heightOf(column(name), places[0], frame), heightOf(column(name), places[1], frame), frame);
    expect(at('learning_rate', 1e-3, 5e-4)).toEqual({ name: 'learning_rate', range: [5e-4, 1e-3], values: null });
    expect(at('layers', 1.6, 3.2)).toEqual({ name: 'layers', range: [2, 3], values: null });
    expect(at('layers', 2.8, 2.9)).toEqual({ name: 'layers', range: [3, 3], values: null });
    expect(at('optimizer', 0.8, 1.2)).toEqual({ name: 'optimizer', range: null, values: ['adam'] });
  });

  test('shows what the filter lets through', () => {
    const [part] = brushedParts(column('learning_rate'), { ranges: { learning_rate: [1e-3, null] } }, frame);
    expect(part![0]).toBeCloseTo(0, 9);
    expect(part![1]).toBeCloseTo(50, 9);
    expect(brushedParts(column('optimizer'), { choices: { optimizer: ['adam'] } }, frame)).toEqual([[0, 50]]);
    expect(brushedParts(column('optimizer'), {}, frame)).toEqual([]);
  });
});
