import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { NO_PROGRESS } from '../../../../electron/engine/jobs/job.ts';
import { runTask } from '../../../../electron/engine/jobs/one-task.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';

/** Work that goes on until it is interrupted, and then refuses as such work does. */
function endless(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('Aborted.', 'AbortError')));
  });
}

const nothing = { moved: () => {} };

test('ends with its result, whatever it was', async () => {
  const run = runTask(nothing, async () => ({ found: 3 }));
  expect(await run.ended).toEqual({ state: 'finished', reason: null, stopped: false, result: { found: 3 } });
});

test('says how far it is, each time that it moves', async () => {
  let moves = 0;
  const told: number[] = [];
  const run = runTask({ moved: () => void moves++ }, async (_, report) => {
    for (const done of [1, 2]) {
      report({ ...NO_PROGRESS, done });
      told.push(run.progress().done);
    }
  });
  expect(run.progress()).toEqual(NO_PROGRESS);
  await run.ended;
  expect([moves, told]).toEqual([2, [1, 2]]);
});

test.each([
  ['pause', { state: 'paused', reason: null, stopped: false }],
  ['stop', { state: 'finished', reason: null, stopped: true }],
  ['abandon', { state: 'paused', reason: null, stopped: false }],
] as const)('a %s interrupts it, and is no failure', async (what, end) => {
  const run = runTask(nothing, endless);
  await turn();
  run[what]();
  expect(await run.ended).toEqual(end);
});

test.each([
  ['stop', 'pause'],
  ['pause', 'stop'],
] as const)('a stop is for good: %s, then %s', async (first, second) => {
  const run = runTask(nothing, endless);
  run[first]();
  run[second]();
  expect(await run.ended).toMatchObject({ state: 'finished', stopped: true });
});

test('what was interrupted before it began is not begun', async () => {
  let begun = false;
  const run = runTask(nothing, async () => void (begun = true));
  run.stop();
  expect([await run.ended, begun]).toEqual([{ state: 'finished', reason: null, stopped: true }, false]);
});

test('what was done before the interruption came is done', async () => {
  const run = runTask(nothing, async () => {
    run.pause();
    return 'all';
  });
  expect(await run.ended).toMatchObject({ state: 'finished', stopped: false, result: 'all' });
});

test.each([
  [new TrialdeckError('usage', 'The file exists.'), { state: 'failed', reason: 'The file exists.' }],
  [
    Object.assign(new Error('No room.'), { code: 'ENOSPC' }),
    { state: 'paused', reason: 'The disk is full. Make room on it, then go on. (No room.)' },
  ],
  [new RangeError('Too far.'), { state: 'failed', reason: 'A mistake in Trialdeck ended it: Too far.' }],
])('%s ends it as the fault says, also where it is thrown at once', async (error, end) => {
  const run = runTask(nothing, () => {
    throw error;
  });
  expect(await run.ended).toMatchObject(end);
});
