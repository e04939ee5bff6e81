import { expect, test } from 'vitest';
import { createRunEnd, type RunToEnd } from '../../../../electron/engine/session/run-end.ts';
import { withoutWorkers } from '../../../../electron/engine/fault.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import type { Session } from '../../../../shared/model.ts';

/** A run that notes what is done at its end. */
function scene(rest: Partial<RunToEnd> = {}) {
  const done: string[] = [];
  const become = (state: string, failure: string | null) => ({ state, failure }) as Session;
  const run = createRunEnd({
    close: () => void done.push('close'),
    conclude: (state, failure) => {
      done.push(`conclude ${state}`);
      return become(state, failure);
    },
    unwritten: become,
    onError: (text) => void done.push(`error: ${text}`),
    onEnded: ({ state }) => void done.push(`ended ${state}`),
    ...rest,
  });
  return { run, done };
}

test('the first end counts, and workers are ended before it is written', async () => {
  const { run, done } = scene();
  expect(run.isOver()).toBe(false);
  run.end('paused', null);
  run.end('failed', 'Later.');
  expect(await run.ended).toEqual({ state: 'paused', failure: null });
  expect([run.isOver(), done]).toEqual([true, ['close', 'conclude paused', 'ended paused']]);
});

test('work is done while the run is not over, and not afterwards', () => {
  const { run } = scene();
  const worked: number[] = [];
  const work = run.guarded((at: number) => void worked.push(at));
  work(1);
  run.end('finished', null);
  work(2);
  expect(worked).toEqual([1]);
});

test.each([
  ['a fault of the machine pauses it', withoutWorkers('None is left.'), 'paused', 'Workers cannot be started. None is left.'],
  ['a fault of the trial fails it', new TrialdeckError('failure', 'It cannot be.'), 'failed', 'It cannot be.'],
  ['a mistake fails it, and is called one', new Error('Oh.'), 'failed', 'A mistake in Trialdeck ended the search: Oh.'],
])('what is thrown in the work ends the run: %s', async (_, thrown, state, failure) => {
  const { run, done } = scene();
  run.guarded(() => {
    throw thrown;
  })();
  expect(await run.ended).toEqual({ state, failure });
  expect(done).toEqual(['close', `error: ${failure}`, `conclude ${state}`, `ended ${state}`]);
});

test('an end that cannot be written is told all the same', async () => {
  const { run, done } = scene({
    conclude: () => {
      throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    },
  });
  run.end('finished', null);
  const failure = 'The disk is full. Make room on it, then go on. (no room)';
  expect(await run.ended).toEqual({ state: 'paused', failure });
  expect(done).toEqual(['close', `error: ${failure}`, 'ended paused']);
});
