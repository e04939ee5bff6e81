import { expect, test, vi } from 'vitest';
import { throttled } from '../../shared/throttled.ts';
import { fakeClock } from '../support/fake-clock.ts';

const EVERY_MS = 250;

test('work is done at once, then at most once in the interval, and a last time', () => {
  const clock = fakeClock();
  const work = vi.fn();
  const { soon } = throttled(clock, EVERY_MS, work);
  for (let at = 0; at < 10; at++) soon();
  expect(work).toHaveBeenCalledTimes(1);
  clock.pass(EVERY_MS - 1);
  expect(work).toHaveBeenCalledTimes(1);
  clock.pass(1);
  expect(work).toHaveBeenCalledTimes(2);
  clock.pass(10 * EVERY_MS);
  expect(work).toHaveBeenCalledTimes(2);
});

test('what is done at once takes the place of what was to come', () => {
  const clock = fakeClock();
  const work = vi.fn();
  const { soon, now } = throttled(clock, EVERY_MS, work);
  soon();
  soon();
  now();
  clock.pass(10 * EVERY_MS);
  expect(work).toHaveBeenCalledTimes(2);
});

test('after the end nothing is done, and nothing is waited for', () => {
  const clock = fakeClock();
  const work = vi.fn();
  const { soon, now, end } = throttled(clock, EVERY_MS, work);
  soon();
  soon();
  end();
  expect(clock.waiting()).toBe(0);
  soon();
  now();
  expect([work.mock.calls.length, clock.waiting()]).toEqual([1, 0]);
});
