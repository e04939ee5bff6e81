import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { networkOf } from '../../../../../shared/network/task.ts';
import { createFakeBackend } from '../../../../support/fake-backend.ts';
import { kerasTunerSearch } from '../../../../support/keras-tuner-search.ts';
import { startSearch } from '../../../../support/started.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

async function scene() {
  const backend = createFakeBackend({ scene: 'empty', epochMs: 1 });
  onTestFinished(backend.close);
  const { studyId, sessionId } = await startSearch(backend.api, {
    task: { kind: 'network', dataset: 'generated', rows: 600 },
    epochs: 4,
    budget: { trials: 1 },
  });
  await backend.ended(sessionId);
  const { dataset, split } = networkOf(backend.store.study(studyId).task);
  const file = path.join(temporaryFolder(), 'hyperband-7.json');
  const document = kerasTunerSearch(split, dataset.hash);
  const write = (changed: object = {}): void => writeFileSync(file, JSON.stringify({ ...document, ...changed }));
  write();
  const read = async (): Promise<number> => {
    const { id } = await backend.api.startJob({ kind: 'import', request: { studyId, file } });
    await backend.jobEnded(id);
    return id;
  };
  return { ...backend, studyId, file, document, write, read };
}

test('a search by Keras Tuner becomes a finished session at the times that it recorded', async () => {
  const { store, studyId, read } = await scene();
  const jobId = await read();
  expect(store.storedJob(jobId)).toMatchObject({ state: 'finished', reason: null });
  const session = store.sessions(studyId).at(-1)!;
  expect(session).toMatchObject({
    ...{ strategy: { name: 'keras-tuner/hyperband' }, seed: 7, state: 'finished', budget: { epochs: 6 }, activeMs: 60_000 },
    ...{ createdAt: '2026-11-30T02:00:00.000Z', finishedAt: '2026-11-30T02:01:00.000Z' },
  });
  const trials = store.trialsOf(session.id);
  expect(trials.map(({ state, value, bestEpoch, epochsDone, parent }) => [state, value, bestEpoch, epochsDone, parent])).toEqual([
    ['completed', 0.8, 1, 2, null],
    ['diverged', 0.7, 1, 1, null],
    ['completed', 0.84, 3, 4, 1],
  ]);
  expect(trials[0]).toMatchObject({ startedAt: '2026-11-30T02:00:01.000Z', finishedAt: '2026-11-30T02:00:10.000Z' });
});

test('it is read once, cannot go on, and its trials cannot be looked into or continued', async () => {
  const { api, store, studyId, read } = await scene();
  await read();
  await expect(read()).rejects.toThrow(/is in the study already\.$/);
  const session = store.sessions(studyId).at(-1)!;
  const [trial] = store.trialsOf(session.id);
  await expect(async () => api.addBudget(session.id, { epochs: 5 })).rejects.toThrow(/Keras Tuner: Hyperband.*cannot go on here/);
  await expect(async () => api.queueTrial({ studyId, params: trial!.params, continueTrialId: trial!.id })).rejects.toThrow(
    /cannot go on here/,
  );
  expect(await api.trial(trial!.id)).toMatchObject({
    weights: 'elsewhere',
    whyNotFurther: expect.stringMatching(/cannot go on here/),
  });
});

test('nothing is written of a file with a parameter that is not legal, and the sentence names it', async () => {
  const { store, studyId, document, write, read } = await scene();
  const trials = document.trials.map((trial) => ({ ...trial, params: { units: -1 } }));
  write({ trials });
  await expect(read()).rejects.toMatchObject({
    field: 'trials[0].params.units',
    message: expect.stringMatching(/^hyperband-7\.json: trials\[0\]\.params: .*-1/),
  });
  expect(store.sessions(studyId)).toHaveLength(1);
});

test('nothing is written of a search with a trial that continues none before it', async () => {
  const { store, studyId, document, write, read } = await scene();
  write({ trials: document.trials.with(2, { ...document.trials[2]!, parent: 99 }) });
  await expect(read()).rejects.toThrow('hyperband-7.json: trials[2].parent is 99; allowed is at most 1: a trial before it.');
  expect(store.sessions(studyId)).toHaveLength(1);
});

test.each([['does not exist, or is no file', '/nowhere/at-all.json']])('a file that %s is refused', async (why, file) => {
  const { api, studyId } = await scene();
  await expect(async () => api.startJob({ kind: 'import', request: { studyId, file } })).rejects.toThrow(why);
});

test('what is no JSON is refused', async () => {
  const { file, read } = await scene();
  writeFileSync(file, '{"format"');
  await expect(read()).rejects.toThrow('is not JSON.');
});
