import { expect, test } from 'vitest';
import { areSuspect, neverRightText } from '../../shared/never-right.ts';

test('rows that no trial gets right are counted among all, and among how many trials', () => {
  expect(neverRightText({ never: 12, of: 6000, trials: 859 })).toBe('12 of 6,000 rows of select are right in none of 859 trials');
  expect(neverRightText({ never: 1, of: 400, trials: 1 })).toBe('1 of 400 rows of select is right in none of 1 trial');
});

test('labels are suspect where many trials are wrong', () => {
  expect(areSuspect({ never: 81, of: 400, trials: 1 })).toBe(false);
  expect(areSuspect({ never: 5, of: 6000, trials: 476 })).toBe(true);
  expect(areSuspect({ never: 0, of: 6000, trials: 476 })).toBe(false);
});
