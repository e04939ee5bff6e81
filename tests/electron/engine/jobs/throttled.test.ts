import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { throttled } from '../../../../electron/engine/jobs/throttled.ts';

const EVERY_MS = 250;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('work is done at once, then at most once in the interval, and a last time', () => {
  const work = vi.fn();
  const { soon } = throttled(work, EVERY_MS);
  for (let at = 0; at < 10; at++) soon();
  expect(work).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(EVERY_MS);
  expect(work).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(10 * EVERY_MS);
  expect(work).toHaveBeenCalledTimes(2);
});

test('what is done at once takes the place of what was to come', () => {
  const work = vi.fn();
  const { soon, now } = throttled(work, EVERY_MS);
  soon();
  soon();
  now();
  vi.advanceTimersByTime(10 * EVERY_MS);
  expect(work).toHaveBeenCalledTimes(2);
});

test('after the end nothing is done, and no timer is left', () => {
  const work = vi.fn();
  const { soon, now, end } = throttled(work, EVERY_MS);
  soon();
  soon();
  end();
  expect(vi.getTimerCount()).toBe(0);
  soon();
  now();
  expect([work.mock.calls.length, vi.getTimerCount()]).toEqual([1, 0]);
});
