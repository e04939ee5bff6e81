import { expect, test, vi } from 'vitest';
import { every, passed } from '../../shared/clock.ts';
import { fakeClock } from '../support/fake-clock.ts';

test('what is done again and again is done once an interval, until it is ended', () => {
  const clock = fakeClock();
  const work = vi.fn();
  const end = every(clock, 100, work);
  clock.pass(99);
  expect(work).not.toHaveBeenCalled();
  clock.pass(201);
  expect(work).toHaveBeenCalledTimes(3);
  end();
  clock.pass(1_000);
  expect([work.mock.calls.length, clock.waiting()]).toEqual([3, 0]);
});

test('work that ends its own repetition is not done again', () => {
  const clock = fakeClock();
  const work = vi.fn(() => end());
  const end = every(clock, 100, work);
  clock.pass(1_000);
  expect([work.mock.calls.length, clock.waiting()]).toEqual([1, 0]);
});

test('a wait settles when its time has passed', async () => {
  const clock = fakeClock();
  let over = false;
  const waiting = passed(clock, 50).then(() => (over = true));
  clock.pass(49);
  await Promise.resolve();
  expect(over).toBe(false);
  clock.pass(1);
  await waiting;
  expect(over).toBe(true);
});
