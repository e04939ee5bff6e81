import { expect, test } from 'vitest';
import { figureText } from '../../../shared/leaks/figure-text.ts';

const ESTIMATE = { value: 0.0123, low: 0.0101, high: 0.0145 };

test.each([
  ['difference', ESTIMATE, '+0.0123, 95 % +0.0101 to +0.0145, 8 repetitions'],
  ['correlation', { value: 0.7, low: 0.5, high: 0.9 }, '0.70, 95 % 0.50 to 0.90, 8 repetitions'],
  ['share', { value: 0.25, low: null, high: null }, '25 %, 8 repetitions'],
] as const)('a %s of %o is written %s', (kind, estimate, text) => {
  expect(figureText({ title: 'A figure', kind, repetitions: 8, estimate })).toBe(text);
});
