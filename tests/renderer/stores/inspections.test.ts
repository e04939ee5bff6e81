import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { Job } from '../../../shared/job.ts';
import { useInspections } from '../../../renderer/stores/inspections.ts';
import { jobOf, NOTHING_DONE } from '../../support/job-data.ts';
import { inspectionOf } from '../../support/window-data.ts';
import { openWindow, refusal, type Answers } from '../support/window.ts';

/** Of trial 5 by job 21. */
const lookOf = (rest: Partial<Job> = {}): Job =>
  jobOf({ id: 21, kind: 'inspection', about: { trialId: 5 }, cores: 'one', progress: NOTHING_DONE, ...rest });

async function opened(answers: Answers) {
  const window = openWindow({ startJob: () => lookOf(), ...answers });
  const inspections = useInspections();
  await flushPromises();
  const told = async (rest: Partial<Job>): Promise<void> => {
    window.announce('job', { jobId: 21, job: lookOf(rest) });
    await flushPromises();
  };
  return { ...window, inspections, told };
}

test('a look tells how far it is, and is not asked for twice', async () => {
  const { inspections, told, asked } = await opened({ inspection: () => inspectionOf() });
  void inspections.look(5);
  void inspections.look(5);
  expect(inspections.of(5)).toEqual({ state: 'working', job: null });
  await flushPromises();
  expect(inspections.of(5)).toEqual({ state: 'working', job: lookOf() });
  await told({ progress: { ...NOTHING_DONE, share: 0.25, text: 'Trained again: 3 of 12 epochs' } });
  expect(inspections.of(5)).toMatchObject({ job: { progress: { share: 0.25 } } });
  expect(inspections.of(6)).toBeNull();
  await told({ state: 'finished' });
  expect(inspections.of(5)).toEqual({ state: 'done', found: inspectionOf() });
  expect([asked('startJob'), asked('inspection')]).toEqual([[[{ kind: 'inspection', request: { trialId: 5 } }]], [[21]]]);
});

test('a look that fails is kept with its reason, and the next one asks again', async () => {
  const { answers, inspections, told } = await opened({
    inspection: () => Promise.reject(refusal('Its epochs did not come out again.', 'unavailable')),
  });
  await inspections.look(5);
  await told({ state: 'failed', reason: 'Its epochs did not come out again.' });
  expect(inspections.of(5)).toMatchObject({ state: 'failed', error: { message: 'Its epochs did not come out again.' } });
  answers.inspection = () => inspectionOf();
  answers.startJob = () => lookOf({ state: 'finished' });
  await inspections.look(5);
  await flushPromises();
  expect(inspections.of(5)?.state).toBe('done');
});

test('a look that ended while the connection was lost is shown when it is back', async () => {
  const { answers, connect, inspections } = await opened({ inspection: () => inspectionOf() });
  await inspections.look(5);
  answers.jobs = () => [lookOf({ state: 'finished' })];
  connect('lost');
  connect('open');
  await flushPromises();
  expect(inspections.of(5)?.state).toBe('done');
});

test('the oldest answers are forgotten, never one that is awaited', async () => {
  const { answers, inspections } = await opened({ inspection: () => inspectionOf() });
  await inspections.look(1);
  for (let id = 2; id <= 14; id++) {
    answers.startJob = () => lookOf({ id: 100 + id, state: 'finished' });
    await inspections.look(id);
    await flushPromises();
  }
  expect([1, 2, 3, 4, 14].map((id) => inspections.of(id)?.state)).toEqual(['working', undefined, undefined, 'done', 'done']);
});
