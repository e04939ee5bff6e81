import { expect, test } from 'vitest';
import { retried, TRY_AGAIN_AFTER_MS } from '../../../../electron/engine/jobs/retried.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

function scene(errors: readonly (Error | null)[]) {
  const clock = fakeClock();
  let tries = 0;
  const told: unknown[] = [];
  const work = (): void => {
    const error = errors[tries++] ?? null;
    if (error) throw error;
  };
  return { clock, told, tries: () => tries, line: retried(clock, work, (error) => told.push(error)) };
}

const full = (): Error => Object.assign(new Error('No room.'), { code: 'ENOSPC' });

test('what the machine refuses is tried until it is done, and told once', () => {
  const { clock, told, tries, line } = scene([full(), full(), full()]);
  line.now();
  clock.pass(2 * TRY_AGAIN_AFTER_MS);
  expect([tries(), told.length, clock.waiting()]).toEqual([3, 1, 1]);
  clock.pass(TRY_AGAIN_AFTER_MS);
  expect([tries(), told.length, clock.waiting()]).toEqual([4, 1, 0]);
});

test('a mistake is told each time, and not tried again', () => {
  const { clock, told, line } = scene([new RangeError('Ours.'), new RangeError('Ours.')]);
  line.now();
  line.now();
  expect([told.length, clock.waiting()]).toEqual([2, 0]);
});

test('nothing is tried any more once it has ended', () => {
  const { clock, tries, line } = scene([]);
  line.later();
  line.end();
  clock.pass(TRY_AGAIN_AFTER_MS);
  expect(tries()).toBe(0);
});
