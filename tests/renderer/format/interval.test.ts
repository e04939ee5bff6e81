import { expect, test } from 'vitest';
import { marginOf, marginText, shareMargin } from '../../../renderer/format/interval.ts';
import { ACCURACY, BALANCED_ACCURACY, LOSS } from '../../support/measures.ts';

test('is that of the normal approximation in the middle, and does not vanish at the ends', () => {
  expect(shareMargin(0.9, 6000)).toBeCloseTo(1.96 * Math.sqrt(0.09 / 6000), 5);
  // Wilson's interval of 200 of 200 is 0.9812 to 1.
  expect(shareMargin(1, 200)).toBeCloseTo(0.0094, 4);
  expect(shareMargin(0, 200)).toBeCloseTo(0.0094, 4);
});

test('is known of a share of rows alone: a loss and a mean of shares do not tell their own spread', () => {
  expect([ACCURACY, LOSS, BALANCED_ACCURACY].map((measure) => marginText(marginOf(measure, 0.9, 6000), measure))).toEqual([
    ...['±0.0076', '', ''],
  ]);
  expect(marginOf(ACCURACY, null, 6000)).toBeNull();
});
