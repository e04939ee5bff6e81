import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inSlices } from '../../../../electron/engine/replay/in-slices.ts';

/** Steps of 5 ms each, all of them of work. */
function* busy(steps: number): Generator<void, string, void> {
  for (let step = 0; step < steps; step++) {
    const until = performance.now() + 5;
    while (performance.now() < until);
    yield;
  }
  return 'done';
}

test('others have their turn while it works', async () => {
  let turns = 0;
  let over = false;
  const others = (async () => {
    for (; !over; turns++) await turn();
  })();
  expect(await inSlices(busy(30), () => false)).toBe('done');
  over = true;
  await others;
  // 150 ms of work in slices of at least 12 ms and a step.
  expect(turns).toBeGreaterThanOrEqual(5);
});

test('it ends with null where it is stopped, after the slice that runs', async () => {
  let asked = 0;
  expect(await inSlices(busy(1000), () => ++asked === 2)).toBeNull();
});
