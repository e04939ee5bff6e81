/** Jobs in line, with searches whose workers train by formula. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openStore } from '../../../../db/open-store.ts';
import { createFakeBackend, type FakeBackend } from '../../../support/fake-backend.ts';
import { formulaWorkers } from '../../../support/formula-workers.ts';
import { inspectTrial, startSearch } from '../../../support/started.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const SEARCH = {
  task: { kind: 'network', dataset: 'generated', rows: 600 },
  epochs: 3,
  budget: { trials: 2 },
  workers: 1,
} as const;

function scene(epochMs = 20): FakeBackend {
  const backend = createFakeBackend({ scene: 'empty', epochMs });
  onTestFinished(backend.close);
  return backend;
}

const states = async ({ api }: FakeBackend): Promise<readonly unknown[]> =>
  (await api.jobs()).map(({ id, state }) => [id, state]);

test('a second search waits and says for what, then runs by itself', async () => {
  const backend = scene();
  const { api, jobEnded } = backend;
  const first = await startSearch(api, { ...SEARCH, name: 'First study' });
  const second = await startSearch(api, { ...SEARCH, strategy: { name: 'tpe', options: {} } });
  expect((await api.job(second.jobId)).job).toMatchObject({
    state: 'waiting',
    reason: 'Waits for Random search in “First study”.',
    actions: ['pause', 'delete'],
    startedAt: null,
  });
  await jobEnded(first.jobId);
  const lostByStop = expect.stringMatching(/To interrupt the search and go on later, pause it instead\.$/) as string;
  expect((await api.job(second.jobId)).job).toMatchObject({
    ...{ state: 'running', reason: null, actions: ['pause', 'stop'] },
    lostByStop,
  });
  await jobEnded(second.jobId);
  const { job, parts } = await api.job(second.jobId);
  expect(job).toMatchObject({
    state: 'finished',
    progress: { done: 2, of: 2, share: 1, remainingMs: null, text: '2 of 2 trials' },
  });
  expect(parts.map(({ title, state }) => [title, state])).toEqual([
    ['Trial 1', 'finished'],
    ['Trial 2', 'finished'],
  ]);
});

test('what a person has paused and is closed before its epoch has ended says nothing of the closing', async () => {
  const { api, store, close } = scene(60_000);
  const { jobId, sessionId } = await startSearch(api, SEARCH);
  await vi.waitUntil(() => store.trialsOf(sessionId).some(({ state }) => state === 'running'));
  await api.pauseJob(jobId);
  close();
  expect(store.storedJob(jobId)).toMatchObject({ state: 'paused', reason: null });
});

test('what waits when the process is about to end does not begin, and says afterwards that it waited', async () => {
  const { api, store, jobEnded, holdLine, close } = scene();
  const [first, second] = [await startSearch(api, SEARCH), await startSearch(api, SEARCH)];
  holdLine();
  const ended = jobEnded(first.jobId);
  await api.pauseJob(first.jobId);
  await ended;
  close();
  expect([first, second].map(({ jobId }) => store.storedJob(jobId))).toMatchObject([
    { state: 'paused', reason: null },
    { state: 'paused', reason: 'Trialdeck was closed while it waited.', startedAt: null },
  ]);
});

test('the line is in order of arrival, and one that is resumed goes to its end', async () => {
  const backend = scene();
  const { api, jobEnded } = backend;
  const [first, second, third] = [await startSearch(api, SEARCH), await startSearch(api, SEARCH), await startSearch(api, SEARCH)];
  await api.pauseJob(second.jobId);
  await api.resumeJob(second.jobId);
  expect(await states(backend)).toEqual([
    [first.jobId, 'running'],
    [third.jobId, 'waiting'],
    [second.jobId, 'waiting'],
  ]);
  const ends: number[] = [];
  await Promise.all([first, second, third].map(async ({ jobId }) => ends.push((await jobEnded(jobId)).id)));
  expect(ends).toEqual([first.jobId, third.jobId, second.jobId]);
});

test('a search goes on where it is told to, unless it runs; what has no place is refused', async () => {
  const { api, store } = scene();
  const first = await startSearch(api, SEARCH);
  const { jobId, sessionId } = await startSearch(api, SEARCH);
  await api.resumeJob(jobId, 'ssh HOST trialdeck worker');
  expect(store.session(sessionId)).toMatchObject({ on: 'ssh HOST trialdeck worker', state: 'waiting' });
  await api.pauseJob(jobId);
  await api.resumeJob(jobId);
  expect(store.session(sessionId)).toMatchObject({ on: 'ssh HOST trialdeck worker', state: 'waiting' });
  await api.resumeJob(jobId, null);
  expect(store.session(sessionId).on).toBe(null);
  expect(() => api.resumeJob(first.jobId, null)).toThrow('is running. Pause it before it goes on elsewhere.');
  const backup = await api.startJob({ kind: 'backup', request: { file: path.join(temporaryFolder(), 'copy.db') } });
  expect(() => api.resumeJob(backup.id, null)).toThrow('runs on this machine only');
});

test('a command that nobody gave here is not run, neither on resume nor when the turn of its search has come', async () => {
  const { api, store, jobEnded } = scene();
  const first = await startSearch(api, SEARCH);
  const second = await startSearch(api, SEARCH);
  store.changeSession(second.sessionId, { on: 'foreign command' });
  await jobEnded(first.jobId);
  const why = 'The database names a command that was not given on this machine: foreign command.';
  expect((await jobEnded(second.jobId)).state).toBe('failed');
  expect(store.session(second.sessionId)).toMatchObject({ state: 'failed', failure: expect.stringContaining(why) as string });
  expect(() => api.resumeJob(second.jobId)).toThrow(why);
  expect(store.session(second.sessionId).state).toBe('failed');
});

test('a waiting search is deleted with its session; one that has begun stays with its study', async () => {
  const { api, store, jobEnded } = scene();
  const first = await startSearch(api, SEARCH);
  const second = await startSearch(api, { studyId: first.studyId, budget: { trials: 1 } });
  const ended = jobEnded(second.jobId);
  await api.deleteJob(second.jobId);
  await ended;
  expect(store.sessions(first.studyId).map(({ id }) => id)).toEqual([first.sessionId]);
  expect(() => api.job(second.jobId)).toThrow(`There is no job ${second.jobId}.`);
  await jobEnded(first.jobId);
  expect(() => api.deleteJob(first.jobId)).toThrow('is a part of its study');
});

test('a waiting search that is stopped keeps no trial, and is deleted like one that waits', async () => {
  const { api, store } = scene();
  const first = await startSearch(api, SEARCH);
  const second = await startSearch(api, {
    studyId: first.studyId,
    strategy: { name: 'tpe', options: {} },
    budget: { trials: 6 },
  });
  expect(store.trialsOf(second.sessionId)).toHaveLength(1);
  await api.stopJob(second.jobId);
  expect(store.trialsOf(second.sessionId)).toEqual([]);
  expect((await api.job(second.jobId)).job).toMatchObject({ state: 'finished', stopped: true, actions: ['delete'] });
  await api.deleteJob(second.jobId);
  expect(store.sessions(first.studyId).map(({ id }) => id)).toEqual([first.sessionId]);
});

test('so is one that was stopped before a worker was ready', async () => {
  const { api, store, jobEnded } = scene();
  const { studyId, sessionId, jobId } = await startSearch(api, SEARCH);
  expect(store.storedJob(jobId).startedAt).not.toBe(null);
  const ended = jobEnded(jobId);
  await api.stopJob(jobId);
  await ended;
  expect(store.trialsOf(sessionId)).toEqual([]);
  await api.deleteJob(jobId);
  expect(store.sessions(studyId)).toEqual([]);
});

test('a backup, a look into a trial and a fetch run beside a search', async () => {
  const backend = scene();
  const { api, store, jobEnded } = backend;
  const done = await startSearch(api, SEARCH);
  await jobEnded(done.jobId);
  const { jobId } = await startSearch(api, { ...SEARCH, budget: { trials: 50 } });
  const file = path.join(temporaryFolder(), 'copy.db');
  const backup = await api.startJob({ kind: 'backup', request: { file } });
  const looked = inspectTrial(backend, store.trialsOf(done.sessionId)[0]!.id);
  expect((await jobEnded(backup.id)).state).toBe('finished');
  expect((await looked).weights).toBe('repeated');
  expect((await api.job(jobId)).job.state).toBe('running');
  const copy = openStore(file, { readOnly: true });
  expect(copy.studyOverviews().map(({ id }) => id)).toEqual(store.studyOverviews().map(({ id }) => id));
  copy.close();
});

test('a fault of the machine pauses the job with the reason, which stands in its log too', async () => {
  const after = (): 'disk full' => 'disk full';
  const backend = createFakeBackend({ scene: 'empty', spawn: formulaWorkers({ after }) });
  onTestFinished(backend.close);
  const { jobId } = await startSearch(backend.api, SEARCH);
  await backend.jobEnded(jobId);
  const { job, log } = await backend.api.job(jobId);
  expect(job).toMatchObject({ state: 'paused', reason: 'ENOSPC: no space left', actions: ['resume', 'stop'] });
  expect(log).toMatchObject([{ level: 'warning', text: 'ENOSPC: no space left' }]);
});

test('a stop ends what runs, and what waits', async () => {
  const { api, jobEnded } = scene();
  const [first, second] = [await startSearch(api, SEARCH), await startSearch(api, SEARCH)];
  await api.pauseJob(second.jobId);
  await api.stopJob(second.jobId);
  await api.stopJob(first.jobId);
  await jobEnded(first.jobId);
  const ended = await api.jobs({ states: ['finished'] });
  expect(ended.map(({ id, stopped }) => [id, stopped])).toEqual([
    [first.jobId, true],
    [second.jobId, true],
  ]);
});

test('a backup says where it cannot be written, and leaves nothing half-made', async () => {
  const { api, jobEnded } = scene();
  const folder = temporaryFolder();
  const refusal = (file: string) => () => api.startJob({ kind: 'backup', request: { file } });
  expect(refusal('copy.db')).toThrow('allowed is a path from the root of the disk');
  expect(refusal(path.join(folder, 'nowhere', 'copy.db'))).toThrow('does not exist');
  const file = path.join(folder, 'copy.db');
  const { id } = await api.startJob({ kind: 'backup', request: { file } });
  const { state, progress } = await jobEnded(id);
  expect([state, existsSync(`${file}.partial`)]).toEqual(['finished', false]);
  expect([progress.done, progress.share]).toEqual([progress.of, 1]);
  expect(refusal(file)).toThrow('exists. Choose another name.');
});

test('a search that is resumed before it has come to its pause goes on', async () => {
  const backend = scene();
  const { api, subscribe, jobEnded } = backend;
  const { jobId } = await startSearch(api, SEARCH);
  await new Promise<void>((resolve) => subscribe((name) => name === 'epoch' && resolve()));
  await api.pauseJob(jobId);
  await api.resumeJob(jobId);
  expect((await jobEnded(jobId)).state).toBe('paused');
  expect((await jobEnded(jobId)).state).toBe('finished');
});

test('a search that ends at rest says how far it is by its trials, whatever was written of it last', async () => {
  const { api, store, jobEnded } = scene();
  const { jobId } = await startSearch(api, SEARCH);
  const { progress } = await jobEnded(jobId);
  store.changeJob(jobId, { state: 'paused', progress: { ...progress, done: 1, text: '1 of 2 trials' } });
  await api.stopJob(jobId);
  expect((await api.job(jobId)).job.progress).toMatchObject({ done: 2, text: '2 of 2 trials' });
});
