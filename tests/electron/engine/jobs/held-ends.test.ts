/** Jobs whose end the database does not take: a disk that is full while a search trains. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { TrialdeckError } from '../../../../shared/errors.ts';
import type { Events } from '../../../../shared/contract/api.ts';
import { TRY_AGAIN_AFTER_MS } from '../../../../electron/engine/jobs/retried.ts';
import { createFakeBackend, type FakeBackend } from '../../../support/fake-backend.ts';
import { fakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { formulaWorkers } from '../../../support/formula-workers.ts';
import { startSearch } from '../../../support/started.ts';

const SEARCH = {
  task: { kind: 'network', dataset: 'generated', rows: 600 },
  epochs: 3,
  budget: { trials: 4 },
  workers: 1,
} as const;
const WHY = 'The database could not be written: the disk is full.';
const WRITES = ['recordEpoch', 'requeueTrial', 'finishTrial', 'changeSession', 'changeJob', 'writeLog'] as const;

interface Scene extends FakeBackend {
  readonly clock: FakeClock;
  readonly notices: Events['notice'][];
  /** From the first epoch on nothing is written until what is returned is called. */
  fillDisk(): () => void;
}

function scene(): Scene {
  const clock = fakeClock();
  const backend = createFakeBackend({ scene: 'empty', spawn: formulaWorkers(), clock });
  onTestFinished(backend.close);
  const notices: Events['notice'][] = [];
  backend.subscribe((name, data) => name === 'notice' && notices.push(data as Events['notice']));
  const fillDisk = (): (() => void) => {
    const refuse = (): never => {
      const cause = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      throw new TrialdeckError('failure', WHY, undefined, { cause });
    };
    const full = WRITES.map((name) => vi.spyOn(backend.store, name).mockImplementation(refuse));
    return () => full.forEach((spy) => spy.mockRestore());
  };
  return { ...backend, clock, notices, fillDisk };
}

function firstEpoch({ subscribe }: FakeBackend): Promise<void> {
  return new Promise((resolve) => subscribe((name) => name === 'epoch' && resolve()));
}

test('an end that cannot be written is told to all, and is written by itself once there is room', async () => {
  const backend = scene();
  const { api, clock, store, notices, jobEnded } = backend;
  const { jobId, sessionId, studyId } = await startSearch(api, SEARCH);
  await firstEpoch(backend);
  const makeRoom = backend.fillDisk();
  await jobEnded(jobId);
  const told = async () => [
    (await api.job(jobId)).job,
    (await api.jobs())[0],
    (await api.progress(sessionId)).session,
    (await api.study(studyId)).sessions[0],
  ];
  expect(await told()).toMatchObject([
    { state: 'paused', reason: WHY },
    { state: 'paused', reason: WHY },
    { state: 'paused', failure: WHY },
    { state: 'paused', failure: WHY },
  ]);
  const held = `${WHY} What the job has come to is written as soon as that can be.`;
  expect(notices).toMatchObject([
    { level: 'warning', text: held, jobId },
    { level: 'error', text: WHY, jobId },
  ]);
  clock.pass(3 * TRY_AGAIN_AFTER_MS);
  expect([notices.length, store.heldJobs().map(({ id }) => id)]).toEqual([2, [jobId]]);
  makeRoom();
  clock.pass(TRY_AGAIN_AFTER_MS);
  expect([store.heldJobs(), clock.waiting()]).toEqual([[], 0]);
  expect(await told()).toMatchObject([{ state: 'paused', reason: WHY }, { state: 'paused' }, {}, {}]);
  expect((await api.job(jobId)).log).toMatchObject([{ level: 'warning', text: WHY }]);
  expect(store.sessionsWithRunningTrials()).toEqual([]);
  await api.resumeJob(jobId);
  expect(await jobEnded(jobId)).toMatchObject({ state: 'finished', progress: { done: 4 } });
});

test('what waited for the one before starts by itself once there is room', async () => {
  const backend = scene();
  const { api, clock, jobEnded } = backend;
  const first = await startSearch(api, SEARCH);
  const second = await startSearch(api, SEARCH);
  await firstEpoch(backend);
  const makeRoom = backend.fillDisk();
  await jobEnded(first.jobId);
  clock.pass(TRY_AGAIN_AFTER_MS);
  expect((await api.job(second.jobId)).job.state).toBe('waiting');
  makeRoom();
  clock.pass(TRY_AGAIN_AFTER_MS);
  expect((await jobEnded(second.jobId)).state).toBe('finished');
  expect((await api.job(first.jobId)).job).toMatchObject({ state: 'paused', reason: WHY });
});

test('what cannot be written yet cannot go on either, and the refusal says why', async () => {
  const backend = scene();
  const { api, jobEnded } = backend;
  const { jobId } = await startSearch(api, SEARCH);
  await firstEpoch(backend);
  const makeRoom = backend.fillDisk();
  await jobEnded(jobId);
  expect(() => api.resumeJob(jobId)).toThrow(WHY);
  expect((await api.job(jobId)).job.state).toBe('paused');
  makeRoom();
  await api.resumeJob(jobId);
  expect((await jobEnded(jobId)).state).toBe('finished');
});

test('what cannot be written when Trialdeck ends is said, with what will be found', async () => {
  const backend = scene();
  const { api, close, store, notices, jobEnded } = backend;
  const ended = await startSearch(api, SEARCH);
  await firstEpoch(backend);
  const makeRoom = backend.fillDisk();
  await jobEnded(ended.jobId);
  notices.length = 0;
  close();
  const lost = `could not be written: when Trialdeck starts again it is paused with all that is on record, and can go on.`;
  expect(notices).toMatchObject([
    { level: 'error', text: `${WHY} What has become of job ${ended.jobId}, Random search, ${lost}`, jobId: ended.jobId },
  ]);
  makeRoom();
  // As the next start finds it: what was held in memory is gone.
  expect(store.sessionsWithRunningTrials()).toEqual([ended.sessionId]);
});

test('what runs and waits when Trialdeck ends on a full disk is said too, and nobody waits for it', async () => {
  const backend = scene();
  const { api, close, notices, jobEnded } = backend;
  const [running, waiting] = [await startSearch(api, SEARCH), await startSearch(api, SEARCH)];
  await firstEpoch(backend);
  const full = vi.spyOn(backend.store, 'changeJob').mockImplementation(() => {
    throw new TrialdeckError('failure', WHY, undefined, { cause: Object.assign(new Error('full'), { code: 'SQLITE_FULL' }) });
  });
  const ends = [running, waiting].map(({ jobId }) => jobEnded(jobId));
  close();
  full.mockRestore();
  expect(notices.map(({ jobId }) => jobId)).toEqual([running.jobId, waiting.jobId]);
  expect(await Promise.all(ends)).toMatchObject([{ state: 'paused' }, { state: 'paused' }]);
});

test('an end that was held is written when Trialdeck ends, where there is room by then', async () => {
  const backend = scene();
  const { api, close, notices, jobEnded, store } = backend;
  const { jobId } = await startSearch(api, SEARCH);
  await firstEpoch(backend);
  const makeRoom = backend.fillDisk();
  await jobEnded(jobId);
  notices.length = 0;
  makeRoom();
  close();
  expect([notices, store.heldJobs(), store.storedJob(jobId)]).toMatchObject([[], [], { state: 'paused', reason: WHY }]);
});
