/** A small lab through real workers, on generated rows with planted leaks. */
import { expect, onTestFinished, test } from 'vitest';
import type { Events } from '../../../../../shared/contract/api.ts';
import type { LabRequest } from '../../../../../shared/leaks/lab.ts';
import { openTrainingBackend, type TrainingBackend } from '../../../../support/training-backend.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

const PLANTED: LabRequest = { scale: 'quick', leaks: ['groups', 'preprocessing'], dataset: 'generated', repetitions: 2, seed: 5 };

function open(): TrainingBackend {
  const backend = openTrainingBackend(temporaryFolder());
  onTestFinished(backend.close);
  return backend;
}

/** Settles when so many of its trainings are done. */
function done({ subscribe }: TrainingBackend, jobId: number, trainings: number): Promise<void> {
  return new Promise((resolve) => {
    const forget = subscribe((name, data) => {
      if (name !== 'job') return;
      const { jobId: moved, job } = data as Events['job'];
      if (moved !== jobId || (job?.progress.done ?? 0) < trainings) return;
      forget();
      resolve();
    });
  });
}

test('a lab is interrupted and goes on with what is left, and finds what is planted', async () => {
  const backend = open();
  const { api, store, jobEnded } = backend;
  const { id } = await api.startJob({ kind: 'leaks', request: PLANTED });
  await done(backend, id, 2);
  await api.pauseJob(id);
  expect(await jobEnded(id)).toMatchObject({ state: 'paused', reason: null });
  const before = store.leakTrainings(id);
  expect(before.length).toBeGreaterThanOrEqual(2);
  expect(before.length).toBeLessThan(8);

  await api.resumeJob(id);
  expect(await jobEnded(id)).toMatchObject({ state: 'finished', reason: null, progress: { done: 8, of: 8, share: 1 } });
  const after = new Map(store.leakTrainings(id).map(({ training, epochs }) => [training, epochs]));
  for (const { training, epochs } of before) expect(after.get(training)).toEqual(epochs);

  const { done: trained, of, measured } = await api.leakReport(id);
  expect([trained, of]).toEqual([8, 8]);
  expect(measured.map(({ leak }) => leak).toSorted()).toEqual(['groups', 'preprocessing']);
  for (const { illusion, beside } of measured) {
    expect(illusion.repetitions).toBe(2);
    expect(illusion.estimate.value).toBeGreaterThan(0.1);
    expect(Math.abs(beside[0]!.estimate.value!)).toBeLessThan(illusion.estimate.value! / 2);
  }

  await api.deleteJob(id);
  expect(store.leakTrainings(id)).toEqual([]);
});

test('rows of a data set are parted, and labels that mean nothing score chance', async () => {
  const { api, jobEnded } = open();
  const request = { scale: 'quick', leaks: ['permuted-labels'], dataset: 'generated', repetitions: 2, seed: 5 } as const;
  const { id } = await api.startJob({ kind: 'leaks', request });
  expect(await jobEnded(id)).toMatchObject({ state: 'finished', reason: null });
  const { measured } = await api.leakReport(id);
  expect(Math.abs(measured[0]!.illusion.estimate.value!)).toBeLessThan(0.03);
});

test('what is no lab has no report, and nothing runs on data that are not there', async () => {
  const { api } = open();
  const { id } = await api.startJob({ kind: 'speed', request: {} });
  await expect(api.leakReport(id)).rejects.toThrow('is no leak lab');
  expect(() => api.startJob({ kind: 'leaks', request: { scale: 'quick' } })).toThrow('is not on this machine yet');
});
