import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atMostEvery } from '../../../renderer/composables/at-most-every.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('acts at once, then once for all calls of a while, and rests where there are none', () => {
  const act = vi.fn();
  const call = atMostEvery(400, act);
  call();
  expect(act).toHaveBeenCalledTimes(1);
  for (let at = 0; at < 10; at++) call();
  vi.advanceTimersByTime(399);
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5_000);
  expect(act).toHaveBeenCalledTimes(2);
  call();
  expect(act).toHaveBeenCalledTimes(3);
});
