import { expect, test } from 'vitest';
import { TOO_NEAR } from '../../../../../shared/evidence.ts';
import { pairsToDecide, wordFor } from '../../../../../electron/engine/insight/comparison/word.ts';
import { turnedWord } from '../../../../../shared/mirrored-pair.ts';

test.each([
  [0.0021, 0.005, 'better'],
  [0.002, 0.005, 'undecided'],
  [0.0001, 0.0019, 'slightly better'],
  [0.0001, 0.0021, 'undecided'],
  [0, 0.0019, 'same'],
  [-0.0019, 0.0019, 'same'],
  [-0.0021, 0.0019, 'undecided'],
  [-0.01, 0.01, 'undecided'],
] as const)('a gap from %d to %d with a margin of 0.002 is %s, and mirrored from the other side', (low, high, word) => {
  expect(wordFor({ low, high }, 0.002)).toBe(word);
  expect(wordFor({ low: -high, high: -low }, 0.002)).toBe(turnedWord(word));
});

test('without an interval, or without a margin, nothing is decided', () => {
  expect([wordFor(null, 0.002), wordFor({ low: 1, high: 2 }, null)]).toEqual(['undecided', 'undecided']);
});

test('two that never differ are the same, whatever the margin', () => {
  expect([wordFor({ low: 0, high: 0 }, null), wordFor({ low: -0, high: 0 }, 0.002)]).toEqual(['same', 'same']);
});

test('four times the pairs halve an interval', () => {
  expect(pairsToDecide(100, 0.001, 0.0005, 3, 0.002)).toBe(225);
  expect(pairsToDecide(100, -0.004, 0.001, 4, 0.002)).toBe(400);
  expect(pairsToDecide(100, 0.1, 0.0005, 2, 0.002)).toBe(101);
});

test('a gap within two standard errors of the margin is decided by no number of pairs that could be said', () => {
  expect(pairsToDecide(1000, -0.00196, 0.00011, 2.92, 0.002)).toBe(TOO_NEAR);
  expect(pairsToDecide(1000, -0.00176, 0.00011, 2.92, 0.002)).toBeLessThan(10_000);
  expect(pairsToDecide(1000, 0.002, 0, 2.92, 0.002)).toBe(TOO_NEAR);
  // What travels as JSON, where infinity would become null: decided.
  expect(JSON.parse(JSON.stringify(pairsToDecide(1000, -0.00196, 0.00011, 2.92, 0.002)))).toBe(TOO_NEAR);
  expect(pairsToDecide(800_000, 0.0003, 0.0001, 6, 0)).toBe(TOO_NEAR);
});
