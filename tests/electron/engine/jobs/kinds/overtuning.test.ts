/** Incumbents measured on *confirm* by workers that really train the generated figures. */
import { expect, onTestFinished, test } from 'vitest';
import { BY_HAND } from '../../../../../shared/catalogue.ts';
import { refusalOf } from '../../../../support/refusal.ts';
import { startSearch } from '../../../../support/started.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { openTrainingBackend, type TrainingBackend } from '../../../../support/training-backend.ts';

/** A queue from bad to better, so that each of its trials leads once. */
async function searched(recordConfirm: boolean): Promise<TrainingBackend & { readonly studyId: number }> {
  const backend = openTrainingBackend(temporaryFolder());
  onTestFinished(backend.close);
  const { studyId, sessionId } = await startSearch(backend.api, {
    ...{ task: { kind: 'network', dataset: 'generated', rows: 600, recordConfirm }, epochs: 2, strategy: BY_HAND, seed: 3 },
    queue: [0.000_001, 0.001, 0.01].map((learning_rate) => ({ learning_rate })),
    budget: { trials: 3 },
  });
  await backend.ended(sessionId);
  await backend.counted();
  return { ...backend, studyId };
}

test('the incumbents come out as they were, on confirm as well, and nothing of it is a trial of the study', async () => {
  const { api, store, studyId, jobEnded } = await searched(false);
  const before = await api.study(studyId);
  const unknown = await api.overtuning(studyId);
  expect(unknown.incumbents.length).toBeGreaterThan(1);
  expect(unknown.incumbents.every(({ confirm }) => confirm === null)).toBe(true);
  expect(unknown.found).toBeNull();
  const { id } = await api.startJob({ kind: 'overtuning', request: { studyId } });
  expect(await jobEnded(id)).toMatchObject({ state: 'finished', reason: null, stopped: false });

  const again = store.trialsOf(store.sessionOfPart(id)!.id);
  const { incumbents, found } = await api.overtuning(studyId);
  for (const [at, { trialId, select, confirm }] of incumbents.entries()) {
    const [first, second] = [store.trial(trialId), again[at]!];
    expect([second.params, second.modelSeed, second.bestEpoch]).toEqual([first.params, first.modelSeed, first.bestEpoch]);
    expect(second.value).toBe(select);
    const epoch = store.epochs(second.id).find((of) => of.epoch === second.bestEpoch)!;
    expect(confirm).toBe(epoch.confirm!['accuracy']);
  }
  const confirms = incumbents.map(({ confirm }) => confirm!);
  expect(found!.absolute).toBe(Math.max(...confirms) - confirms.at(-1)!);
  expect({ ...(await api.study(studyId)), updatedAt: '' }).toEqual({ ...before, updatedAt: '' });
  expect(refusalOf(() => api.startJob({ kind: 'overtuning', request: { studyId } })).message).toContain('known already');
});

test('where confirm is recorded nothing has to be trained', async () => {
  const { api, studyId } = await searched(true);
  const { incumbents, found } = await api.overtuning(studyId);
  expect(incumbents.every(({ confirm }) => confirm !== null)).toBe(true);
  expect(found).not.toBeNull();
  expect(refusalOf(() => api.startJob({ kind: 'overtuning', request: { studyId } })).message).toContain('known already');
});

test('it pauses and goes on', async () => {
  const { api, studyId, jobEnded, subscribe } = await searched(false);
  const begun = Promise.withResolvers<void>();
  subscribe((name) => name === 'epoch' && begun.resolve());
  const { id } = await api.startJob({ kind: 'overtuning', request: { studyId } });
  await begun.promise;
  await api.pauseJob(id);
  expect(await jobEnded(id)).toMatchObject({ state: 'paused' });
  await api.resumeJob(id);
  expect(await jobEnded(id)).toMatchObject({ state: 'finished', stopped: false });
  expect((await api.overtuning(studyId)).found).not.toBeNull();
});
