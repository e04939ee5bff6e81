import { expect, test } from 'vitest';
import { accuracyMargin } from '../../../renderer/format/interval.ts';

test('is that of the normal approximation in the middle, and does not vanish at the ends', () => {
  expect(accuracyMargin(0.9, 6000)).toBeCloseTo(1.96 * Math.sqrt(0.09 / 6000), 5);
  // Wilson's interval of 200 of 200 is 0.9812 to 1.
  expect(accuracyMargin(1, 200)).toBeCloseTo(0.0094, 4);
  expect(accuracyMargin(0, 200)).toBeCloseTo(0.0094, 4);
});
