import { expect, test } from 'vitest';
import { failureOfAll, failuresAmong } from '../../../../electron/engine/session/failures.ts';
import type { Trial, TrialState } from '../../../../shared/model.ts';

const trials = (...states: readonly TrialState[]): readonly Trial[] =>
  states.map((state, at) => ({ number: at + 1, state, failure: state === 'failed' ? `Reason ${at + 1}.` : null }) as Trial);

test('a session has found nothing where every trial failed', () => {
  expect(failureOfAll(trials('failed'))).toBe('The only trial failed: Reason 1.');
  expect(failureOfAll(trials('failed', 'failed', 'failed'))).toBe('All 3 trials failed: Reason 3.');
  expect([failureOfAll([]), failureOfAll(trials('failed', 'diverged'))]).toEqual([null, null]);
});

test('the failures among others are counted, and the last gives its reason', () => {
  expect(failuresAmong(trials('completed', 'failed', 'stopped'))).toBe('1 of 3 trials failed. Trial 2: Reason 2.');
  expect(failuresAmong(trials('completed', 'failed', 'failed'))).toBe('2 of 3 trials failed. The last, trial 3: Reason 3.');
  expect(failuresAmong(trials('completed'))).toBeNull();
});
