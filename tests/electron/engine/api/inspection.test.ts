import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Events } from '../../../../shared/contract/api.ts';
import type { Environment, Epoch, Trial } from '../../../../shared/model.ts';
import { createFakeBackend, type FakeBackend } from '../../../support/fake-backend.ts';
import { SIMULATED_ENVIRONMENT } from '../../../support/simulated-studies.ts';
import { simulatedEpoch } from '../../../support/simulated-training.ts';

const PARAMS = { learning_rate: 0.001, units: 64 };
const SEED = 5;

interface Scene extends FakeBackend {
  readonly progress: readonly Events['inspection'][];
  /** A finished trial of three epochs, the second of which is the best on stop. */
  trained(environment?: Environment, measured?: (epoch: number) => Epoch): Trial;
}

/** Workers that train by formula keep no checkpoint: every trial must be trained again to be looked into. */
async function scene(): Promise<Scene> {
  const backend = createFakeBackend({ scene: 'empty', epochMs: 1 });
  onTestFinished(backend.close);
  const progress: Events['inspection'][] = [];
  backend.subscribe((name, data) => name === 'inspection' && progress.push(data as Events['inspection']));
  const { sessionId } = await backend.api.startSearch({ dataset: 'generated', rows: 600, epochs: 3, budget: { trials: 1 } });
  await backend.ended(sessionId);
  const { store } = backend;
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
  return { ...backend, progress, trained };
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
  const { api, trained, progress, store } = await scene();
  const trial = trained();
  const { folders } = await api.system();
  const folder = path.join(folders.checkpoints, `session-${store.sessionUid(trial.sessionId)}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `trial-${trial.ordinal}.checkpoint`), '');
  expect((await api.trial(trial.id)).weights).toBe('kept');
  expect((await api.inspectTrial(trial.id)).weights).toBe('kept');
  expect(progress).toEqual([]);
  expect(store.trial(trial.id)).toEqual(trial);
});

test('weights that are gone are trained again up to the best epoch, once', async () => {
  const { api, trained, progress } = await scene();
  const { id } = trained();
  expect((await api.trial(id)).weights).toBe('gone');
  expect((await api.inspectTrial(id)).weights).toBe('repeated');
  expect(progress).toEqual([0, 1, 2].map((epoch) => ({ trialId: id, epoch, epochs: 2 })));
  expect((await api.trial(id)).weights).toBe('kept');
  expect((await api.inspectTrial(id)).weights).toBe('repeated');
  expect(progress).toHaveLength(3);
});

test('where the recorded numbers do not come out again on this machine, nothing is shown', async () => {
  const { api, trained } = await scene();
  const { id, number } = trained(SIMULATED_ENVIRONMENT, otherwise);
  await expect(api.inspectTrial(id)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining(
      `weights of trial ${number} are no longer kept, and training it again gave other numbers in epoch 1`,
    ),
  });
  const { id: other } = trained();
  expect((await api.inspectTrial(other)).weights).toBe('repeated');
});

test('another environment may give other numbers, and the answer says so', async () => {
  const { api, trained } = await scene();
  const { id } = trained({ ...SIMULATED_ENVIRONMENT, cpu: 'another one' }, otherwise);
  expect((await api.inspectTrial(id)).weights).toBe('differing');
});

test('a trial without an epoch has nothing to look into', async () => {
  const { api, store, trained } = await scene();
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
  await expect(api.inspectTrial(id)).rejects.toMatchObject({ code: 'unavailable' });
});

test('closed while it trains again, it refuses what it was asked, and what waits for its turn', async () => {
  const { api, trained, close, store, subscribe } = await scene();
  const [first, second] = [trained(), trained()];
  const begun = new Promise<void>((resolve) => subscribe((name) => name === 'inspection' && resolve()));
  const asked = [first, second].map(({ id }) => (api.inspectTrial(id) as Promise<unknown>).catch((error: unknown) => error));
  await begun;
  close();
  store.close();
  expect(await Promise.all(asked)).toMatchObject([{ code: 'unavailable' }, { code: 'unavailable' }]);
});

test('the partition file of a look inside stays while its worker waits for the next one', async () => {
  const { api, trained } = await scene();
  await api.inspectTrial(trained().id);
  await api.removePartitions();
  expect((await api.system()).sizes.partitionBytes).toBeGreaterThan(0);
});
