import { expect, test } from 'vitest';
import { parseSpace } from '../../../shared/parse/space.ts';
import { allows, placeOf, valueAt, valueCount, valuesOf } from '../../../shared/space/values.ts';

const multiples = { type: 'int', low: 8, high: 512, scale: 'log', multipleOf: 8 } as const;

test('multiples on a logarithmic scale: the small ones have more of it, and a place gives its value back', () => {
  const values = valuesOf(multiples) as number[];
  expect([values.length, values.slice(0, 3), values.at(-1)]).toEqual([64, [8, 16, 24], 512]);
  expect(valueCount(multiples)).toBe(64);
  for (const value of values) expect(valueAt(multiples, placeOf(multiples, value))).toBe(value);
  expect([valueAt(multiples, 0), valueAt(multiples, 0.5), valueAt(multiples, 1)]).toEqual([8, 48, 512]);
  expect([8, 12, 520, 20.5].map((value) => allows(multiples, value))).toEqual([true, false, false, false]);
});

test('multiples on a linear scale share it equally', () => {
  const dimension = { type: 'int', low: 10, high: 50, multipleOf: 10 } as const;
  expect(valuesOf(dimension)).toEqual([10, 20, 30, 40, 50]);
  expect([0, 0.19, 0.2, 1].map((place) => valueAt(dimension, place))).toEqual([10, 10, 20, 50]);
  expect([20, 25].map((value) => allows(dimension, value))).toEqual([true, false]);
});

test('every decimal range whose step fits has its last value, and each of them is inside', () => {
  const decimal = (tenths: number): number => Number((tenths / 10).toFixed(1));
  for (let from = 0; from < 10; from++)
    for (let steps = 1; steps <= 9; steps++) {
      const dimension = { type: 'float', low: decimal(from), high: decimal(from + steps), step: decimal(steps) } as const;
      expect(parseSpace({ x: dimension }, { names: 'any' })).toEqual({ x: dimension });
      const values = valuesOf(dimension) as number[];
      expect(values).toEqual([decimal(from), decimal(from + steps)]);
      expect(values.map((value) => allows(dimension, value))).toEqual([true, true]);
    }
});
