import { expect, onTestFinished, test } from 'vitest';
import { createFakeBackend } from '../../support/fake-backend.ts';

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
  const { sessionId } = await api.startSearch({ dataset: 'generated', rows: 600, epochs: 1, budget: { trials: 1 }, workers: 1 });
  await ended(sessionId);
  const { trial, defaults } = await api.trial(store.trialsOf(sessionId)[0]!.id);
  expect(trial.reason).toMatchObject({ default: true });
  expect(trial.params['l2']).toBe(1e-7);
  expect(defaults).toMatchObject(trial.params);
});

test('partition files are removed while no search runs, and made again by the next one', async () => {
  const { api, ended, close } = createFakeBackend({ scene: 'empty', epochMs: 20 });
  onTestFinished(close);
  const search = { dataset: 'generated', rows: 600, epochs: 2, budget: { trials: 2 }, workers: 1 } as const;
  const bytes = async (): Promise<number> => (await api.system()).sizes.partitionBytes;
  const { sessionId } = await api.startSearch(search);
  expect(() => api.removePartitions()).toThrow('A search is running');
  await ended(sessionId);
  expect(await bytes()).toBeGreaterThan(0);
  await api.removePartitions();
  expect(await bytes()).toBe(0);
  await ended((await api.startSearch(search)).sessionId);
  expect(await bytes()).toBeGreaterThan(0);
});
