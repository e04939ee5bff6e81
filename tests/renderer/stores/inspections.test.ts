import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { TrialInspection } from '../../../shared/trial-detail.ts';
import { useInspections } from '../../../renderer/stores/inspections.ts';
import { openWindow, pending, refusal } from '../support/window.ts';
import { inspectionOf } from '../../support/window-data.ts';

test('a look tells how far it is, and is not asked for twice', async () => {
  const answer = pending<TrialInspection>();
  const { announce, asked } = openWindow({ inspectTrial: () => answer.promise });
  const inspections = useInspections();
  void inspections.look(5);
  void inspections.look(5);
  expect(inspections.of(5)).toEqual({ state: 'working', training: null });
  announce('inspection', { trialId: 5, epoch: 2, epochs: 9 });
  announce('inspection', { trialId: 6, epoch: 1, epochs: 9 });
  expect(inspections.of(5)).toEqual({ state: 'working', training: { epoch: 2, epochs: 9 } });
  expect(inspections.of(6)).toBeNull();
  answer.resolve(inspectionOf());
  await flushPromises();
  expect(inspections.of(5)).toEqual({ state: 'done', found: inspectionOf() });
  expect(asked('inspectTrial')).toEqual([[5]]);
});

test('a refusal is kept with its reason, and the next look asks again', async () => {
  const { answers } = openWindow({
    inspectTrial: () => Promise.reject(refusal('Its epochs did not come out again.', 'unavailable')),
  });
  const inspections = useInspections();
  await inspections.look(5);
  expect(inspections.of(5)).toMatchObject({ state: 'failed', error: { message: 'Its epochs did not come out again.' } });
  answers.inspectTrial = () => inspectionOf();
  await inspections.look(5);
  expect(inspections.of(5)?.state).toBe('done');
});

test('the oldest answers are forgotten, never one that is awaited', async () => {
  const { answers } = openWindow({ inspectTrial: () => new Promise(() => {}) });
  const inspections = useInspections();
  void inspections.look(1);
  answers.inspectTrial = () => inspectionOf();
  for (let id = 2; id <= 14; id++) await inspections.look(id);
  expect([1, 2, 3, 4, 14].map((id) => inspections.of(id)?.state)).toEqual(['working', undefined, undefined, 'done', 'done']);
});
