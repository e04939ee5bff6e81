import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Space } from '../../../shared/model.ts';
import { createFakeBackend } from '../../support/fake-backend.ts';
import { formulaWorkers } from '../../support/formula-workers.ts';
import { addRecordedStudy } from '../../support/recorded-study.ts';
import { startExperiment, startSearch } from '../../support/started.ts';

test('a change of the settings is told to everyone', async () => {
  const backend = createFakeBackend({ scene: 'empty', epochMs: 1 });
  onTestFinished(backend.close);
  const heard: unknown[] = [];
  backend.subscribe((name, data) => heard.push([name, data]));
  const settings = await backend.api.changeSettings({ theme: 'dark' });
  expect(settings.theme).toBe('dark');
  expect(heard).toEqual([['settings', settings]]);
});

test('a default trial is the default that it is held against, also where its space does not reach the usual one', async () => {
  const { api, store, ended, close } = createFakeBackend({ scene: 'empty', epochMs: 1 });
  onTestFinished(close);
  const { sessionId } = await startSearch(api, {
    task: { kind: 'network', dataset: 'generated', rows: 600 },
    epochs: 1,
    budget: { trials: 1 },
    workers: 1,
  });
  await ended(sessionId);
  const { trial, defaults } = await api.trial(store.trialsOf(sessionId)[0]!.id);
  expect(trial.reason).toMatchObject({ default: true });
  expect(trial.params['l2']).toBe(1e-7);
  expect(defaults).toMatchObject(trial.params);
});

test('partition files are removed while no search runs, and made again by the next one', async () => {
  const { api, ended, close } = createFakeBackend({ scene: 'empty', epochMs: 20 });
  onTestFinished(close);
  const search = {
    task: { kind: 'network', dataset: 'generated', rows: 600 },
    epochs: 2,
    budget: { trials: 2 },
    workers: 1,
  } as const;
  const bytes = async (): Promise<number> => (await api.system()).sizes.partitionBytes;
  const { sessionId } = await startSearch(api, search);
  expect(() => api.removePartitions()).toThrow('A search is running');
  await ended(sessionId);
  expect(await bytes()).toBeGreaterThan(0);
  await api.removePartitions();
  expect(await bytes()).toBe(0);
  await ended((await startSearch(api, search)).sessionId);
  expect(await bytes()).toBeGreaterThan(0);
});

test('a machine whose speed could not be measured is measured again', async () => {
  let startsWorkers = false;
  const broken = formulaWorkers({ after: () => null, starts: false });
  const well = formulaWorkers();
  const backend = createFakeBackend({ scene: 'empty', spawn: (...asked) => (startsWorkers ? well : broken)(...asked) });
  onTestFinished(backend.close);
  const search = {
    task: { kind: 'network', dataset: 'generated', rows: 600 },
    epochs: 2,
    budget: { trials: 2 },
    workers: 1,
  } as const;
  await expect(backend.api.estimate(search)).rejects.toThrow('exit code 1');
  startsWorkers = true;
  expect((await backend.api.estimate(search)).basis).toContain('measure this machine');
});

/** 12 configurations. */
const SPACE: Space = {
  learning_rate: { type: 'categorical', values: [0.001, 0.003] },
  optimizer: { type: 'categorical', values: ['momentum', 'adam'] },
  hidden_layers: { type: 'int', low: 1, high: 1 },
  units: { type: 'categorical', values: [32, 64, 128] },
};
/** Longer than anything that is announced late. */
const LATE_MS = 300;

test.each(['replay', 'search', 'training'] as const)(
  'closed in the middle of a %s, it touches the database no more and tells nobody anything',
  async (what) => {
    const backend = createFakeBackend({ scene: 'empty', epochMs: 5 });
    const { api, store } = backend;
    const begin = {
      replay: async () => {
        const studyId = addRecordedStudy(store, SPACE);
        await startExperiment(api, { studyId, kind: 'replay', arms: [], pairs: 100, seed: 1 });
      },
      search: async () => {
        await startSearch(api, {
          task: { kind: 'network', dataset: 'generated', rows: 600 },
          epochs: 50,
          budget: { trials: 4 },
          workers: 2,
        });
      },
      training: async () => {
        const { studyId, sessionId } = await startSearch(api, {
          ...{
            task: { kind: 'network', dataset: 'generated', rows: 600, recordConfirm: true },
            epochs: 3,
            budget: { trials: 1 },
            workers: 1,
          },
        });
        await backend.ended(sessionId);
        await startExperiment(api, { studyId, kind: 'training', arms: [], pairs: 2, seed: 1 });
      },
    };
    await begin[what]();
    await wait(20);
    const told: string[] = [];
    const settled = backend.ended(1).then(({ state }) => state);
    backend.close();
    backend.subscribe((name) => told.push(name));
    const states = store.studyOverviews().flatMap(({ sessions }) => sessions.map(({ state }) => state));
    store.close();
    await Promise.all([settled, wait(LATE_MS)]);
    expect([told, states.includes('running')]).toEqual([[], false]);
  },
);
