import { describe, expect, test } from 'vitest';
import {
  axesOf,
  cellAt,
  decode,
  encode,
  encodingOf,
  indexAt,
  onValue,
  placeOfIndex,
  type NumberAxis,
} from '../../../../electron/engine/search/coordinates.ts';
import { createHyperparams } from '../../../../electron/engine/search/create-hyperparams.ts';
import { valueAt, valuesOf } from '../../../../shared/space/values.ts';
import type { FloatDimension, IntDimension, Space } from '../../../../shared/model.ts';
import { randomFor } from '../../../../shared/random.ts';
import { SPACES } from '../../../support/strategy-conformance.ts';

const axisOf = (dimension: FloatDimension | IntDimension): NumberAxis => axesOf({ x: dimension })[0] as NumberAxis;

const DISCRETE: readonly (FloatDimension | IntDimension)[] = [
  { type: 'int', low: 1, high: 5 },
  { type: 'int', low: 3, high: 40, scale: 'log' },
  { type: 'int', low: 16, high: 128, scale: 'log', step: 2 },
  { type: 'int', low: 10, high: 45, step: 10 },
  { type: 'float', low: 0, high: 0.6, step: 0.1 },
  { type: 'float', low: 1e-4, high: 1, scale: 'log', step: 10 },
];

describe.each(DISCRETE)('on %j', (dimension) => {
  const axis = axisOf(dimension);
  const values = valuesOf(dimension)!;

  test('every value has an index, a place, and a cell that holds it', () => {
    expect(axis.count).toBe(values.length);
    for (const [index, value] of values.entries()) {
      const place = placeOfIndex(axis, index);
      expect([valueAt(dimension, place), indexAt(axis, place), onValue(axis, place)]).toEqual([value, index, place]);
      const [from, to] = cellAt(axis, place);
      expect(from < place && place < to).toBe(true);
    }
  });

  test('the cells lie side by side and fill the interval', () => {
    const cells = values.map((_, index) => cellAt(axis, placeOfIndex(axis, index)));
    const ends = cells.map(([, to]) => to);
    expect(cells[0]![0]).toBeCloseTo(0, 12);
    expect(ends.at(-1)).toBeCloseTo(1, 12);
    for (const [at, [from]] of cells.slice(1).entries()) expect(from).toBeCloseTo(ends[at]!, 12);
  });
});

test('a continuous axis has no cells, and every place is a value', () => {
  const axis = axisOf({ type: 'float', low: 0, high: 1 });
  expect([cellAt(axis, 0.3), onValue(axis, 0.3), axis.count]).toEqual([[0.3, 0.3], 0.3, Infinity]);
});

test('what cannot vary has no axis', () => {
  const space: Space = {
    a: { type: 'fixed', value: 1 },
    b: { type: 'categorical', values: ['only'] },
    c: { type: 'int', low: 3, high: 3 },
    d: { type: 'float', low: 0, high: 1 },
  };
  expect(axesOf(space).map(({ name }) => name)).toEqual(['d']);
  expect(decode(space, axesOf(space), [0.25])).toEqual({ a: 1, b: 'only', c: 3, d: 0.25 });
});

test('configurations come back from their coordinates', () => {
  for (const space of Object.values(SPACES)) {
    const axes = axesOf(space);
    for (let seed = 0; seed < 20; seed++) {
      const params = createHyperparams(space, randomFor('coordinates', seed));
      const point = encode(axes, params).map((coordinate) => (Number.isNaN(coordinate) ? 0 : coordinate));
      const back = decode(space, axes, point);
      expect(Object.keys(back)).toEqual(Object.keys(params));
      for (const [name, value] of Object.entries(params))
        expect(back[name]).toEqual(typeof value === 'number' ? expect.closeTo(value, 9) : value);
    }
  }
});

test('what lies outside its range counts as the end of it, and what is unknown or left out as inactive', () => {
  const axes = axesOf({
    a: { type: 'float', low: 0, high: 1 },
    b: { type: 'categorical', values: ['x', 'y'] },
    c: { type: 'float', low: 0, high: 1 },
  });
  expect([...encode(axes, { a: 7, b: 'z' })]).toEqual([1, NaN, NaN]);
  expect([...encode(axes, { a: -7, b: 'y', c: 0.5 })]).toEqual([0, 1, 0.5]);
});

test('the coordinates of a configuration are worked out once', () => {
  const space: Space = { a: { type: 'float', low: 0, high: 1 } };
  const params = { a: 0.5 };
  expect(encodingOf(space).encode(params)).toBe(encodingOf(space).encode(params));
  expect(encodingOf(space).encode({ a: 0.25 })).toEqual(Float64Array.of(0.25));
});
