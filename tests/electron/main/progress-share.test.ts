import { expect, test } from 'vitest';
import { progressShare } from '../../../electron/main/progress-share.ts';
import { progressOf } from '../../support/running-search.ts';

test('the share of the nearest limit counts', () => {
  expect(progressShare([])).toBeNull();
  expect(progressShare([progressOf({ budget: { trials: 20 } })])).toBe(0.25);
  expect(progressShare([progressOf({ budget: { trials: 20, epochs: 100 } })])).toBe(0.5);
  expect(progressShare([progressOf({ budget: { trials: 20, epochs: 100, seconds: 40 } })])).toBe(0.75);
});

test('a budget that is overrun is spent', () => {
  expect(progressShare([progressOf({ budget: { trials: 4 } })])).toBe(1);
});

test('several searches count the same', () => {
  expect(progressShare([progressOf({ budget: { trials: 20 } }), progressOf({ budget: { trials: 10 } })])).toBe(0.375);
});
