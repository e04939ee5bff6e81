import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Events } from '../../../../../shared/contract/api.ts';
import type { Environment, Epoch, Trial } from '../../../../../shared/model.ts';
import { createFakeBackend, type FakeBackend } from '../../../../support/fake-backend.ts';
import { refusalOf } from '../../../../support/refusal.ts';
import { SIMULATED_ENVIRONMENT } from '../../../../support/simulated-studies.ts';
import { simulatedEpoch } from '../../../../support/simulated-training.ts';
import { inspectTrial, startSearch } from '../../../../support/started.ts';

const PARAMS = { learning_rate: 0.001, units: 64 };
const SEED = 5;

interface Scene extends FakeBackend {
  /** What the jobs said of their progress. */
  texts(): readonly string[];
  /** A finished trial of three epochs, the second of which is the best on stop. */
  trained(environment?: Environment, measured?: (epoch: number) => Epoch): Trial;
}

/** Workers that train by formula keep no checkpoint: every trial must be trained again to be looked into. */
async function scene(epochMs = 1): Promise<Scene> {
  const backend = createFakeBackend({ scene: 'empty', epochMs });
  onTestFinished(backend.close);
  const { sessionId } = await startSearch(backend.api, {
    task: { kind: 'network', dataset: 'generated', rows: 600 },
    epochs: 3,
    budget: { trials: 1 },
  });
  await backend.ended(sessionId);
  const { store } = backend;
  const announced: string[] = [];
  backend.subscribe((name, data) => {
    const job = name === 'job' ? (data as Events['job']).job : null;
    if (job?.kind === 'inspection') announced.push(job.progress.text);
  });
  const trained: Scene['trained'] = (environment = SIMULATED_ENVIRONMENT, measured = peakAtTwo) => {
    const { id } = store.addTrial({
      sessionId,
      params: PARAMS,
      epochs: 3,
      modelSeed: SEED,
      parent: null,
      rung: null,
      bracket: null,
      reason: { text: 'For a look inside.' },
      memo: null,
    });
    store.startTrial(id, 1, environment);
    for (const epoch of [1, 2, 3]) store.recordEpoch(id, measured(epoch));
    return store.finishTrial(id, { state: 'completed', failure: null });
  };
  const texts = (): readonly string[] => [...new Set(announced)].filter((text) => text !== '');
  return { ...backend, texts, trained };
}

function peakAtTwo(epoch: number): Epoch {
  const measured = simulatedEpoch(PARAMS, SEED, epoch);
  return epoch === 3 ? { ...measured, stop: { ...measured.stop, accuracy: 0 } } : measured;
}

/** The same epochs, but for one number. */
function otherwise(epoch: number): Epoch {
  const measured = peakAtTwo(epoch);
  return { ...measured, select: { ...measured.select, loss: 1 } };
}

test('weights that are kept are looked into at once', async () => {
  const backend = await scene();
  const { api, trained, texts, store } = backend;
  const trial = trained();
  const { folders } = await api.system();
  const folder = path.join(folders.checkpoints, `session-${store.sessionUid(trial.sessionId)}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `trial-${trial.ordinal}.checkpoint`), '');
  expect((await api.trial(trial.id)).weights).toBe('kept');
  expect((await inspectTrial(backend, trial.id)).weights).toBe('kept');
  expect(texts()).toEqual([]);
  expect(store.trial(trial.id)).toEqual(trial);
});

test('weights that are gone are trained again up to the best epoch, once', async () => {
  const backend = await scene();
  const { api, trained, texts } = backend;
  const { id } = trained();
  expect((await api.trial(id)).weights).toBe('gone');
  expect((await inspectTrial(backend, id)).weights).toBe('repeated');
  expect(texts().at(-1)).toBe('Trained again: 2 of 2 epochs');
  expect((await api.trial(id)).weights).toBe('kept');
  const told = texts().length;
  expect((await inspectTrial(backend, id)).weights).toBe('repeated');
  expect(texts()).toHaveLength(told);
});

test('where the recorded numbers do not come out again on this machine, nothing is shown', async () => {
  const backend = await scene();
  const { trained } = backend;
  const { id, number } = trained(SIMULATED_ENVIRONMENT, otherwise);
  await expect(inspectTrial(backend, id)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining(
      `weights of trial ${number} are no longer kept, and training it again gave other numbers in epoch 1`,
    ),
  });
  const { id: other } = trained();
  expect((await inspectTrial(backend, other)).weights).toBe('repeated');
});

test('another environment may give other numbers, and the answer says so', async () => {
  const backend = await scene();
  const { trained } = backend;
  const { id } = trained({ ...SIMULATED_ENVIRONMENT, cpu: 'another one' }, otherwise);
  expect((await inspectTrial(backend, id)).weights).toBe('differing');
});

test('a trial without an epoch has nothing to look into', async () => {
  const backend = await scene();
  const { api, store, trained } = backend;
  const { sessionId } = trained();
  const { id } = store.addTrial({
    sessionId,
    params: PARAMS,
    epochs: 3,
    modelSeed: SEED,
    parent: null,
    rung: null,
    bracket: null,
    reason: { text: 'Queued.' },
    memo: null,
  });
  expect((await api.trial(id)).weights).toBe('none');
  await expect(inspectTrial(backend, id)).rejects.toMatchObject({ code: 'unavailable' });
});

test('closed while it trains again, it refuses what it was asked, and what waits for its turn', async () => {
  const backend = await scene(400);
  const { trained, close, store, subscribe } = backend;
  const [first, second] = [trained(), trained()];
  const begun = new Promise<void>((resolve) =>
    subscribe((name, data) => {
      if (name === 'job' && (data as Events['job']).job?.progress.text) resolve();
    }),
  );
  const asked = [first, second].map(({ id }) => refused(backend, id));
  await begun;
  close();
  store.close();
  expect(await Promise.all(asked)).toEqual([
    { state: 'paused', reason: 'Trialdeck was closed while it ran.' },
    { state: 'paused', reason: 'Trialdeck was closed while it waited.' },
  ]);
});

test('the partition file of a look inside stays while its worker waits for the next one', async () => {
  const backend = await scene();
  const { api, trained } = backend;
  await inspectTrial(backend, trained().id);
  await api.removePartitions();
  expect((await api.system()).sizes.partitionBytes).toBeGreaterThan(0);
});

/** How the inspection ended. */
async function refused({ api, jobEnded }: FakeBackend, trialId: number): Promise<unknown> {
  const { id } = await api.startJob({ kind: 'inspection', request: { trialId } });
  const { state, reason } = await jobEnded(id);
  return { state, reason };
}

test('a trial of which no epoch has ended is not looked into, and no job is made of it', async () => {
  const { api, store, trained } = await scene();
  const { sessionId, params, modelSeed } = trained();
  const reason = { text: 'For a look inside.' };
  const { id, number } = store.addTrial({
    sessionId,
    params,
    epochs: 3,
    modelSeed,
    parent: null,
    rung: null,
    bracket: null,
    reason,
    memo: null,
  });
  expect(refusalOf(() => api.startJob({ kind: 'inspection', request: { trialId: id } }))).toMatchObject({
    code: 'unavailable',
    message: `No epoch of trial ${number} has ended: there is nothing to look into.`,
  });
  expect(api.jobs({ kinds: ['inspection'] })).toEqual([]);
});
