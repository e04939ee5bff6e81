import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createJobs } from '../../../../electron/engine/jobs/jobs.ts';
import { NO_PROGRESS, type JobEnd, type JobRun, type Kind } from '../../../../electron/engine/jobs/job.ts';
import type { Kinds } from '../../../../electron/engine/jobs/catalogue.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import type { Task } from '../../../../shared/task.ts';
import { systemClock } from '../../../../shared/system-clock.ts';
import { smallStudy } from '../../../support/small-study.ts';

const UNUSED = { title: () => 'Search', word: 'Search', pauses: true, keeps: null, parts: () => [], settle: () => NO_PROGRESS };

/** One job that trains on rows which are being made. */
function scene() {
  const { store, studyId } = smallStudy();
  const rows = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<JobEnd>();
  const end = (state: JobEnd['state']) => () => ended.resolve({ state, reason: null, stopped: state === 'finished' });
  const run: JobRun = {
    ended: ended.promise,
    progress: () => NO_PROGRESS,
    pause: vi.fn(end('paused')),
    stop: vi.fn(end('finished')),
    abandon: vi.fn(),
  };
  const start = vi.fn(() => run);
  const trainsOn = (): Task => store.study(studyId).task;
  const search = { ...UNUSED, start, trainsOn, mayBeDeleted: () => true, lostBy: () => null, announce: () => {} };
  const withRows = <Result>(task: Task | null, work: () => Result) =>
    task === null ? work() : rows.promise.then(work as () => Awaited<Result>);
  const jobs = createJobs(
    { store, clock: systemClock, withRows },
    { search: search as unknown as Kind<'search'> } as Kinds,
    () => {},
  );
  onTestFinished(jobs.close);
  const { id } = jobs.enter(store.createJob({ kind: 'search', studyId, parent: null, about: {}, cores: 'all' }));
  return { jobs, id, rows, run, start, stateNow: () => store.storedJob(id) };
}

test('a job whose rows are gone when its turn has come runs, and begins when a thread has made them', async () => {
  const { start, rows, stateNow } = scene();
  expect([stateNow().state, start.mock.calls.length]).toEqual(['running', 0]);
  rows.resolve();
  await turn();
  expect(start).toHaveBeenCalledTimes(1);
});

test.each([
  ['pauseJob', 'pause', 'paused'],
  ['stopJob', 'stop', 'finished'],
] as const)('%s is done when it has begun', async (call, asked, state) => {
  const { jobs, id, rows, run } = scene();
  const ended = jobs.ended(id);
  await jobs.calls[call](id);
  expect(run[asked]).not.toHaveBeenCalled();
  rows.resolve();
  expect((await ended).state).toBe(state);
  expect(run[asked]).toHaveBeenCalledTimes(1);
});

test('rows that cannot be had end it with the reason, and what is closed meanwhile does not begin', async () => {
  const gone = scene();
  const ended = gone.jobs.ended(gone.id);
  gone.rows.reject(new TrialdeckError('unavailable', 'The data set is gone.'));
  expect(await ended).toMatchObject({ state: 'failed', reason: 'The data set is gone.' });
  const closed = scene();
  closed.jobs.close();
  closed.rows.resolve();
  await turn();
  expect(closed.start).not.toHaveBeenCalled();
});
