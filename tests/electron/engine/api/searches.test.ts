import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Events } from '../../../../shared/contract/api.ts';
import type { Session } from '../../../../shared/model.ts';
import { networkOf } from '../../../../shared/network/task.ts';
import { createFakeBackend, type FakeBackend } from '../../../support/fake-backend.ts';
import { refusalOf, usage } from '../../../support/refusal.ts';
import { SIMULATED_ENVIRONMENT } from '../../../support/simulated-studies.ts';
import { jobOfSession, startSearch } from '../../../support/started.ts';

const SEARCH = {
  task: { kind: 'network', dataset: 'generated', rows: 600 },
  epochs: 3,
  budget: { trials: 4 },
  workers: 1,
} as const;

function scene(epochMs = 1): FakeBackend {
  const backend = createFakeBackend({ scene: 'empty', epochMs });
  onTestFinished(backend.close);
  return backend;
}

test('a configuration queued while a search runs is trained next, within a budget that has grown by one', async () => {
  const { api, store, ended } = scene(20);
  const { studyId, sessionId } = await startSearch(api, SEARCH);
  const params = { units: 77 };
  expect(await api.queueTrial({ studyId, params, epochs: 2, modelSeed: 9 })).toEqual({ sessionId });
  expect((await ended(sessionId)).budget).toEqual({ trials: 5 });
  const trials = store.trialsOf(sessionId);
  expect(trials.map(({ state }) => state)).toEqual(Array(5).fill('completed'));
  expect(trials.find((trial) => trial.params['units'] === 77)).toMatchObject({
    params,
    modelSeed: 9,
    epochsDone: 2,
    reason: { text: 'Queued by a person, with a seed of its own.' },
  });
});

test('a configuration queued at rest gets a manual session of its own', async () => {
  const { api, store, ended } = scene();
  const { studyId, sessionId } = await startSearch(api, SEARCH);
  await ended(sessionId);
  const manual = await api.queueTrial({ studyId, params: { units: 77 }, modelSeed: 9 });
  await ended(manual.sessionId);
  expect(store.session(manual.sessionId)).toMatchObject({
    strategy: { name: 'manual' },
    state: 'finished',
    budget: { trials: 1 },
  });
  expect(store.trialsOf(manual.sessionId)).toMatchObject([{ params: { units: 77 }, modelSeed: 9, epochsDone: 3 }]);
});

test('a configuration queued while a search runs in another study waits in line, and others come to it', async () => {
  const { api, store, ended } = scene(20);
  const first = await startSearch(api, { ...SEARCH, budget: { trials: 1 } });
  await ended(first.sessionId);
  await startSearch(api, SEARCH);
  const { sessionId } = await api.queueTrial({ studyId: first.studyId, params: { units: 77 } });
  expect(store.session(sessionId).state).toBe('waiting');
  expect(await api.queueTrial({ studyId: first.studyId, params: { units: 88 } })).toEqual({ sessionId });
  expect(await ended(sessionId)).toMatchObject({ state: 'finished', budget: { trials: 2 } });
  expect(store.trialsOf(sessionId).map(({ params }) => params)).toEqual([{ units: 77 }, { units: 88 }]);
});

test('a trial is continued from its last epoch in its own session', async () => {
  const { api, store, ended } = scene();
  const { studyId, sessionId } = await startSearch(api, SEARCH);
  await ended(sessionId);
  const [parent] = store.trialsOf(sessionId);
  await api.queueTrial({ studyId, params: parent!.params, epochs: 5, continueTrialId: parent!.id });
  await ended(sessionId);
  const child = store.trialsOf(sessionId).at(-1)!;
  expect(child).toMatchObject({ parent: 1, epochsDone: 5, modelSeed: parent!.modelSeed, params: parent!.params });
  expect(store.epochs(child.id).map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5]);
  expect((await api.trial(child.id)).parent).toEqual({ id: parent!.id, number: parent!.number });
});

test('the trials of a second session go on counting in the study, and its reasons name them so', async () => {
  const { api, store, ended } = scene();
  const first = await startSearch(api, SEARCH);
  await ended(first.sessionId);
  const { studyId } = first;
  const strategy = { name: 'hyperband', options: {} };
  const { sessionId } = await startSearch(api, { studyId, strategy, budget: { trials: 6 }, workers: 1 });
  await ended(sessionId);
  const trials = store.trialsOf(sessionId);
  expect(trials.map(({ number, ordinal }) => [number, ordinal])).toEqual([1, 2, 3, 4, 5, 6].map((at) => [4 + at, at]));
  const promoted = trials.find(({ parent }) => parent !== null)!;
  expect(promoted.reason.text).toContain(`trial ${4 + promoted.parent!} was number 1 of 3`);
});

test('a stopped session is finished, its running trial ends after its epoch, and more budget reopens it', async () => {
  const { api, store, ended, subscribe } = scene(20);
  const { sessionId } = await startSearch(api, SEARCH);
  await new Promise<void>((resolve) => subscribe((name) => name === 'epoch' && resolve()));
  await api.stopJob(await jobOfSession(api, sessionId));
  expect(await ended(sessionId)).toMatchObject({ state: 'finished', stopped: true });
  expect(store.trialsOf(sessionId)).toMatchObject([{ state: 'stopped' }]);
  await api.addBudget(sessionId, { trials: 1 });
  expect(store.session(sessionId)).toMatchObject({ state: 'paused', stopped: false, finishedAt: null });
});

test('workers come and go while a search runs, and the session keeps their number', async () => {
  const { api, store, ended, subscribe } = scene(20);
  const { sessionId } = await startSearch(api, { ...SEARCH, width: 6, budget: { trials: 8 } });
  const most = { workers: 0 };
  subscribe((name, data) => {
    if (name === 'session') most.workers = Math.max(most.workers, (data as Events['session']).workers.length);
  });
  await new Promise<void>((resolve) => subscribe((name) => name === 'epoch' && resolve()));
  await api.setWorkers(sessionId, 3);
  expect((await ended(sessionId)).workers).toBe(3);
  expect(most.workers).toBe(3);
  expect(new Set(store.trialsOf(sessionId).map(({ worker }) => worker)).size).toBeGreaterThan(1);
  expect(store.trialsOf(sessionId).map(({ state }) => state)).toEqual(Array(8).fill('completed'));
});

test('the runs of a comparison take no trial of a person, and keep their workers', async () => {
  const { api, store, ended, subscribe } = scene(20);
  const { studyId, sessionId } = await startSearch(api, { ...SEARCH, budget: { trials: 1 } });
  await ended(sessionId);
  const budget = { axis: 'trials', amount: 2 } as const;
  const request = { studyId, kind: 'training', arms: [], pairs: 1, budget, workers: 1, seed: 9 } as const;
  const trained = new Promise<number>((resolve) =>
    subscribe((name, data) => {
      if (name === 'epoch') resolve(store.trial((data as Events['epoch']).trialId).sessionId);
    }),
  );
  await api.startJob({ kind: 'experiment', request });
  const run = await trained;
  expect(refusalOf(() => api.setWorkers(run, 2))).toMatchObject({ field: 'workers' });
  const own = await api.queueTrial({ studyId, params: { units: 77 } });
  expect(own.sessionId).not.toBe(run);
  expect(store.session(own.sessionId)).toMatchObject({ strategy: { name: 'manual' }, state: 'waiting' });
});

test('a paused session can be stopped as well, and no trial of it waits', async () => {
  const { api, store, ended, subscribe } = scene(20);
  const { sessionId } = await startSearch(api, SEARCH);
  await new Promise<void>((resolve) => subscribe((name) => name === 'epoch' && resolve()));
  await api.pauseJob(await jobOfSession(api, sessionId));
  await ended(sessionId);
  expect(store.trialsOf(sessionId)).toMatchObject([{ state: 'queued' }]);
  await api.stopJob(await jobOfSession(api, sessionId));
  expect(store.trialsOf(sessionId)).toMatchObject([
    { state: 'stopped', stopReason: { text: 'Stopped by a person after epoch 1.' } },
  ]);
  expect(store.session(sessionId)).toMatchObject({ state: 'finished', stopped: true, finishedAt: expect.any(String) });
});

test('a session that seems to run, because its end could not be written, can be paused', async () => {
  const { api, store, ended } = scene();
  const { sessionId } = await startSearch(api, SEARCH);
  await ended(sessionId);
  store.changeSession(sessionId, { state: 'running' });
  const { id } = store.addTrial({ ...store.trialsOf(sessionId)[0]!, parent: null });
  store.startTrial(id, 1, SIMULATED_ENVIRONMENT);
  await api.pauseJob(await jobOfSession(api, sessionId));
  expect([store.session(sessionId).state, store.trial(id).state]).toEqual(['paused', 'queued']);
});

test('checkpoints that cannot be removed are a notice, and the session has ended', async () => {
  const { api, ended, subscribe } = scene(20);
  const { folders } = await api.system();
  const notices: string[] = [];
  subscribe((name, data) => name === 'notice' && 'text' in data && notices.push(data.text));
  const { sessionId } = await startSearch(api, SEARCH);
  rmSync(folders.checkpoints, { recursive: true });
  writeFileSync(folders.checkpoints, '');
  expect(await ended(sessionId)).toMatchObject({ state: 'finished', failure: null });
  expect(notices).toContainEqual(expect.stringMatching(/^Old checkpoints could not be removed: ENOTDIR/));
});

test('where the folder of its checkpoints cannot be made, a search leaves nothing behind', async () => {
  const { api, store, ended } = scene();
  const { studyId, sessionId } = await startSearch(api, SEARCH);
  await ended(sessionId);
  const { id: continueTrialId, params } = store.trialsOf(sessionId)[0]!;
  const { checkpoints } = (await api.system()).folders;
  rmSync(checkpoints, { recursive: true });
  writeFileSync(checkpoints, 'A file is in the way.');
  const everything = () => store.studyOverviews().map(({ id, sessions, trials }) => ({ id, sessions, trials }));
  const before = everything();
  const calls = [
    () => api.startJob({ kind: 'search', request: SEARCH }),
    () => api.startJob({ kind: 'search', request: { studyId, budget: { trials: 1 } } }),
    () => api.queueTrial({ studyId, params }),
    () => api.queueTrial({ studyId, params, continueTrialId }),
  ];
  for (const call of calls) {
    expect(call).toThrow('cannot be made');
    expect(everything()).toEqual(before);
  }
});

test('only a trial of the study that has ended, with an epoch to go on from, is continued', async () => {
  const { api, store, ended, subscribe } = scene(20);
  const other = await startSearch(api, { ...SEARCH, budget: { trials: 1 } });
  await ended(other.sessionId);
  const [elsewhere] = store.trialsOf(other.sessionId);
  const { studyId, sessionId } = await startSearch(api, { ...SEARCH, epochs: 30 });
  const params = { units: 77 };
  await api.queueTrial({ studyId, params });
  await new Promise<void>((resolve) => subscribe((name) => name === 'epoch' && resolve()));
  const trials = store.trialsOf(sessionId);
  const running = trials.find(({ state }) => state === 'running')!;
  const queued = trials.find(({ state }) => state === 'queued')!;
  const refusal = (continueTrialId: number) => refusalOf(() => api.queueTrial({ studyId, params, continueTrialId }));
  expect([elsewhere!.id, running.id, queued.id].map(refusal)).toEqual(
    [
      `continueTrialId is ${elsewhere!.id}, a trial of study ${other.studyId}; allowed is a trial of study ${studyId}.`,
      `continueTrialId is ${running.id}, trial ${running.number}, which is running; allowed is a trial that has ended.`,
      `continueTrialId is ${queued.id}, trial ${queued.number}, which is queued; allowed is a trial that has ended.`,
    ].map((sentence) => usage('continueTrialId', sentence)),
  );
  expect(store.trialsOf(sessionId)).toHaveLength(trials.length);
});

test('a trial without an epoch has nothing to be continued from', async () => {
  const { api, store, ended } = scene();
  const { studyId, sessionId } = await startSearch(api, SEARCH);
  await ended(sessionId);
  const params = { units: 77 };
  const bare = { sessionId, params, epochs: 3, modelSeed: 1, parent: null, rung: null, bracket: null, memo: null };
  const { id, number } = store.addTrial({ ...bare, reason: { text: 'For the test.' } });
  store.finishTrial(id, { state: 'failed', failure: 'Its data were not there.' });
  expect(refusalOf(() => api.queueTrial({ studyId, params, continueTrialId: id }))).toEqual(
    usage(
      'continueTrialId',
      `continueTrialId is ${id}, trial ${number}, of which no epoch has ended; allowed is a trial with at least one epoch.`,
    ),
  );
});

test('the partition file of a search that runs is not pushed out by those of other studies', async () => {
  const { api, store } = scene(200);
  const { studyId } = await startSearch(api, SEARCH);
  const folder = (await api.system()).folders.partitions;
  const file = path.join(folder, readdirSync(folder)[0]!);
  const study = store.study(studyId);
  const task = networkOf(study.task);
  for (let seed = 1; seed <= 12; seed++) {
    const other = store.createStudy({ ...study, task: { ...task, split: { ...task.split, seed: 100 + seed } } });
    await api.dataset('generated', other.id);
  }
  const files = readdirSync(folder).filter((name) => name.endsWith('.partitions'));
  expect([files.length, existsSync(file)]).toEqual([9, true]);
});

test('a finished session has no workers to be changed', async () => {
  const { api, store, ended } = scene();
  const { sessionId } = await startSearch(api, SEARCH);
  await ended(sessionId);
  expect(refusalOf(() => api.setWorkers(sessionId, 7))).toMatchObject({ field: 'workers' });
  expect(store.session(sessionId).workers).toBe(1);
});

test('a run of a comparison that is not over grows by nothing', async () => {
  const { api, store, ended, jobEnded, subscribe } = scene(20);
  const { studyId, sessionId } = await startSearch(api, { ...SEARCH, budget: { trials: 1 } });
  await ended(sessionId);
  const request = {
    studyId,
    kind: 'training',
    arms: [],
    pairs: 3,
    budget: { axis: 'trials', amount: 1 },
    workers: 1,
  } as const;
  const { id } = await api.startJob({ kind: 'experiment', request });
  const firstRun = await new Promise<Session>((resolve) =>
    subscribe((name) => {
      const run =
        name === 'session' ? store.sessions(studyId).find((one) => one.id !== sessionId && one.state === 'finished') : null;
      if (run) resolve(run);
    }),
  );
  const [trial] = store.trialsOf(firstRun.id);
  const why = `is a run of job ${id}, which is running`;
  expect(() => api.addBudget(firstRun.id, { trials: 1 })).toThrow(why);
  expect(() => api.queueTrial({ studyId, params: trial!.params, continueTrialId: trial!.id })).toThrow(why);
  expect(store.session(firstRun.id)).toMatchObject({ state: 'finished', budget: { trials: 1 } });
  await api.stopJob(id);
  await jobEnded(id);
  await api.addBudget(firstRun.id, { trials: 1 });
  expect(store.session(firstRun.id).state).toBe('paused');
});
