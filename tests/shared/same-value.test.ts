import { expect, test } from 'vitest';
import { agrees, sameValue } from '../../shared/same-value.ts';

test('numbers that differ by rounding alone are one value', () => {
  expect(sameValue(0.001, 0.0010000000000000002)).toBe(true);
  expect(sameValue(0.001, 0.00100001)).toBe(false);
  expect(sameValue(0, 1e-7)).toBe(false);
  expect(sameValue(0, 0)).toBe(true);
});

test('words and what is missing are compared as they are', () => {
  expect(sameValue('adam', 'adam')).toBe(true);
  expect(sameValue('adam', 'adamw')).toBe(false);
  expect(sameValue(undefined, 0)).toBe(false);
  expect(sameValue(undefined, undefined)).toBe(true);
});

test('a configuration agrees with one that has all of its values, and may have more', () => {
  expect(agrees({ units: 64 }, { units: 64, optimizer: 'adam' })).toBe(true);
  expect(agrees({ units: 64, optimizer: 'adam' }, { units: 64 })).toBe(false);
  expect(agrees({ units: 64 }, { units: 65 })).toBe(false);
});
