import { expect, test } from 'vitest';
import {
  estimatedText,
  probabilityText,
  signedText,
} from '../../../../../renderer/components/strategies/comparison/estimated.ts';

test.each([
  [{ value: 0.5, low: 0.4, high: 0.6 }, '0.50', '0.40 to 0.60'],
  [{ value: 0.5, low: 0.4, high: null }, '0.50', '0.40 to …'],
  [{ value: 0.5, low: null, high: null }, '0.50', ''],
  [{ value: null, low: null, high: null }, '–', ''],
])('%o is written %s, %s', (estimate, value, interval) => {
  expect(estimatedText(estimate, (number) => number.toFixed(2))).toEqual({ value, interval });
});

test('a probability has three decimals and never reads as nothing', () => {
  expect([0.0312, 0.00004, 1, null].map(probabilityText)).toEqual(['0.031', '< 0.001', '1.000', '–']);
});

test('a difference has its sign, a true minus', () => {
  expect([0.00125, -0.00125, 0].map(signedText)).toEqual(['+0.0013', '−0.0013', '0.0000']);
});
