/** Winners confirmed and the vault opened, by workers that really train the generated figures. */
import { expect, onTestFinished, test } from 'vitest';
import type { Events } from '../../../../../shared/contract/api.ts';
import type { JobState } from '../../../../../shared/job-state.ts';
import type { FromWorker, SpawnWorker, ToWorker } from '../../../../../electron/engine/pool/protocol.ts';
import { spawnNodeWorkers } from '../../../../../electron/engine/pool/spawn-node.ts';
import { refusalOf } from '../../../../support/refusal.ts';
import { startSearch } from '../../../../support/started.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { openTrainingBackend, type TrainingBackend } from '../../../../support/training-backend.ts';

/** Workers whose messages are written down. */
function overheard(): { readonly spawn: SpawnWorker; readonly said: (ToWorker | FromWorker)[] } {
  const said: (ToWorker | FromWorker)[] = [];
  const start = spawnNodeWorkers();
  const spawn: SpawnWorker = (index, grant) => {
    const worker = start(index, grant);
    said.push({ kind: 'grant', grant });
    worker.onMessage((message) => said.push(message));
    return {
      ...worker,
      send: (message) => {
        said.push(message);
        worker.send(message);
      },
    };
  };
  return { spawn, said };
}

async function searched(spawn?: SpawnWorker): Promise<TrainingBackend & { readonly studyId: number }> {
  const backend = openTrainingBackend(temporaryFolder(), spawn);
  onTestFinished(backend.close);
  const { studyId, sessionId } = await startSearch(backend.api, {
    task: { kind: 'network', dataset: 'generated', rows: 600 },
    epochs: 2,
    budget: { trials: 4 },
    seed: 3,
  });
  await backend.ended(sessionId);
  await backend.counted();
  return { ...backend, studyId };
}

test('the best and the default are trained again, judged on confirm, and the winner once on the vault', async () => {
  const { spawn, said } = overheard();
  const backend = await searched(spawn);
  const { api, store, studyId, jobEnded } = backend;
  expect(refusalOf(() => api.startJob({ kind: 'vault', request: { studyId } })).message).toContain('not confirmed yet');
  const before = await api.study(studyId);
  const job = await api.startJob({ kind: 'confirmation', request: { studyId, top: 2, seeds: 3 } });
  expect(await jobEnded(job.id)).toMatchObject({ state: 'finished', reason: null, stopped: false });

  const { confirmation, evidence, whySealed } = await api.confirmation(studyId);
  const { candidates, modelSeeds, sessionId } = confirmation!;
  expect(candidates.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  expect(store.trialsOf(sessionId!).map(({ modelSeed }) => modelSeed)).toEqual(
    modelSeeds.flatMap((seed) => candidates.map(() => seed)),
  );
  expect(whySealed).toBeNull();
  expect(evidence).toMatchObject({ seeds: 3, rows: 60, failed: [] });
  for (const { candidate, mean } of evidence!.candidates) {
    const own = store.trialsOf(sessionId!).filter((_, at) => at % candidates.length === candidate);
    const recorded = own.map(
      ({ id, bestEpoch }) => store.epochs(id).find(({ epoch }) => epoch === bestEpoch)!.confirm!['accuracy']!,
    );
    expect(mean.value).toBeCloseTo(recorded.reduce((sum, one) => sum + one, 0) / 3, 6);
  }
  const after = await api.study(studyId);
  const means = evidence!.candidates.map(({ candidate, mean }) => {
    const { params, trial, isDefault } = candidates[candidate]!;
    return { params, trial, isDefault, sameAs: null, mean };
  });
  expect({ ...after, updatedAt: '' }).toEqual({
    ...before,
    updatedAt: '',
    confirmed: { confirmation: 1, begun: 1, seeds: 3, means },
  });

  const reading = await api.startJob({ kind: 'vault', request: { studyId } });
  expect(await jobEnded(reading.id)).toMatchObject({ state: 'finished', reason: null });
  const { vault, readings } = await api.confirmation(studyId);
  expect(readings).toEqual({ own: 1, all: 1, rows: 1000 });
  expect(vault).toHaveLength(1);
  const { share, classes, modelSeed } = vault[0]!;
  expect([share.rows, classes.length, modelSeed]).toEqual([1000, 5, evidence!.medianRun.modelSeed]);
  expect(share.right).toBe(classes.reduce((sum, { right }) => sum + right, 0));
  expect(share.right / share.rows).toBeGreaterThan(0.3);
  expect(share.low).toBeLessThan(share.right / 1000);
  expect((await api.study(studyId)).vaultReadings).toHaveLength(1);
  const { trial, isDefault } = candidates[evidence!.leader]!;
  expect(vault[0]!.winner).toEqual({ trial, isDefault, sameAs: null, confirmation: 1 });

  expect(refusalOf(() => api.startJob({ kind: 'vault', request: { studyId } }))).toMatchObject({ code: 'usage', field: 'again' });
  const again = await api.startJob({ kind: 'vault', request: { studyId, again: true } });
  expect(await jobEnded(again.id)).toMatchObject({ state: 'finished' });
  const second = await api.confirmation(studyId);
  expect([second.readings.own, second.vault.map(({ reading }) => reading)]).toEqual([2, [1, 2]]);
  const shown = second.vault.map(({ modelSeed: _, classes: __, ...rest }) => rest);
  expect((await api.study(studyId)).vaultValues).toEqual(shown);
  const logged = (await api.dataset('generated')).vaultReadings;
  expect(logged.map(({ reading: number, share: of }) => [number, of])).toEqual([
    [1, share],
    [2, second.vault[1]!.share],
  ]);

  // Whatever workers were granted and told, before and after the vault was read, names neither its files nor their folder.
  expect(said.length).toBeGreaterThan(20);
  expect(JSON.stringify(said)).not.toMatch(/t10k|datasets/);
});

test('it pauses and goes on, and is not asked for twice', async () => {
  const { api, store, studyId, jobEnded, subscribe } = await searched();
  const begun = Promise.withResolvers<void>();
  const told = new Set<string>();
  subscribe((name, data) => {
    if (name === 'epoch') begun.resolve();
    const job = name === 'job' ? (data as Events['job']).job : null;
    if (job?.kind === 'confirmation') told.add(job.progress.text);
  });
  const { id } = await api.startJob({ kind: 'confirmation', request: { studyId, top: 1, seeds: 2 } });
  await begun.promise;
  await api.pauseJob(id);
  expect(await jobEnded(id)).toMatchObject({ state: 'paused' });
  expect(refusalOf(() => api.startJob({ kind: 'confirmation', request: { studyId } }))).toMatchObject({ code: 'busy' });
  await api.resumeJob(id);
  expect(await jobEnded(id)).toMatchObject({ state: 'finished', stopped: false });
  const { confirmation } = await api.confirmation(studyId);
  const runs = store.trialsOf(confirmation!.sessionId!);
  expect(runs.map(({ state }) => state)).toEqual(runs.map(() => 'completed'));
  expect(runs).toHaveLength(2 * confirmation!.candidates.length);
  const all = `${runs.length} of ${runs.length} runs`;
  expect([...told]).toEqual(expect.arrayContaining([`0 of ${runs.length} runs`, all]));
});

test('a confirmation that a person stopped settles nothing: the vault stays closed', async () => {
  const { api, store, studyId, jobEnded, subscribe } = await searched();
  const begun = Promise.withResolvers<void>();
  subscribe((name) => name === 'epoch' && begun.resolve());
  const { id } = await api.startJob({ kind: 'confirmation', request: { studyId, top: 2, seeds: 3 } });
  await begun.promise;
  await api.stopJob(id);
  expect(await jobEnded(id)).toMatchObject({ state: 'finished', stopped: true });
  expect(refusalOf(() => api.startJob({ kind: 'vault', request: { studyId } })).message).toContain('was stopped before its end');
  const { confirmation } = await api.confirmation(studyId);
  expect(store.session(confirmation!.sessionId!)).toMatchObject({ state: 'finished', stopped: true });
});

test('nothing of a confirmation that was paused and then stopped can be gone on with', async () => {
  const { api, store, studyId, jobEnded, subscribe } = await searched();
  const begun = Promise.withResolvers<void>();
  subscribe((name) => name === 'epoch' && begun.resolve());
  const { id } = await api.startJob({ kind: 'confirmation', request: { studyId, top: 2, seeds: 3 } });
  await begun.promise;
  await api.pauseJob(id);
  expect(await jobEnded(id)).toMatchObject({ state: 'paused' });
  const { confirmation } = await api.confirmation(studyId);
  const { jobId: part } = store.session(confirmation!.sessionId!);
  const told: (JobState | undefined)[] = [];
  subscribe((name, data) => {
    if (name === 'job' && (data as Events['job']).jobId === part) told.push((data as Events['job']).job?.state);
  });
  await api.stopJob(id);
  expect(told).toEqual(['finished']);
  const trained = store.trialsOf(confirmation!.sessionId!).filter(({ state }) => state === 'completed').length;
  expect(trained).toBeLessThan(6);
  expect(store.storedJob(id).progress).toMatchObject({ done: trained, text: `${trained} of 6 runs` });
  expect(store.session(confirmation!.sessionId!)).toMatchObject({ state: 'finished', stopped: true });
  expect(store.unfinishedJobs()).toEqual([]);
});

test('a study without a value has nothing to confirm', async () => {
  const backend = openTrainingBackend(temporaryFolder());
  onTestFinished(backend.close);
  const { id } = await backend.api.startJob({
    kind: 'search',
    request: { task: { kind: 'network', dataset: 'generated', rows: 400 }, budget: { trials: 1 } },
  });
  await backend.api.pauseJob(id);
  const { studyId } = await backend.jobEnded(id);
  expect(refusalOf(() => backend.api.startJob({ kind: 'confirmation', request: { studyId: studyId! } })).message).toContain(
    'nothing to confirm',
  );
});
