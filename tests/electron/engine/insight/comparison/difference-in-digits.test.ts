import { expect, test } from 'vitest';
import { differenceInDigits } from '../../../../../electron/engine/insight/comparison/difference-in-digits.ts';

test('the same number of rows is the same difference, whatever the accuracies', () => {
  const differences = [5000, 6001, 7003, 9998].map((rows) => differenceInDigits((rows + 2) / 10_000, rows / 10_000));
  expect(new Set(differences)).toEqual(new Set([0.0002]));
  expect(differenceInDigits(0.1 + 0.2, 0.3)).toBe(0);
});

test('values of any size keep twelve digits of the larger one', () => {
  expect(differenceInDigits(2e-14, 1e-14)).toBe(1e-14);
  expect(differenceInDigits(1.5e-300, 1e-300)).toBe(5e-301);
  expect(differenceInDigits(-1e-11, 1.25e-11)).toBe(-2.25e-11);
  expect(differenceInDigits(1_000_000.25, 1_000_000)).toBe(0.25);
  expect(differenceInDigits(1e300, 2e300)).toBe(-1e300);
  expect(differenceInDigits(1e300, 1e300 * (1 + 1e-15))).toBe(0);
});
