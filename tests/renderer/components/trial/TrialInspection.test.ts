import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { Job } from '../../../../shared/job.ts';
import TrialInspection from '../../../../renderer/components/trial/TrialInspection.vue';
import { choicesWith, FASHION, fetchOf } from '../../support/missing-data.ts';
import { openWindow, refusal, type Answers } from '../../support/window.ts';
import { jobOf, NOTHING_DONE } from '../../../support/job-data.ts';
import { LOSS } from '../../../support/measures.ts';
import { detailOf, inspectionOf, overviewOf, SMALL_TASK } from '../../../support/window-data.ts';

const lookOf = (rest: Partial<Job> = {}): Job => jobOf({ id: 21, kind: 'inspection', progress: NOTHING_DONE, ...rest });
const ENDED: Answers = { startJob: () => lookOf({ state: 'finished' }) };

function shown(answers: Answers = {}, detail = detailOf()) {
  const window = openWindow({ ...ENDED, ...answers });
  const wrapper = window.show(TrialInspection, { detail, task: SMALL_TASK });
  const text = (): string => wrapper.text().replaceAll(/\s+/g, ' ');
  const look = async (): Promise<void> => {
    await wrapper.get('button').trigger('click');
    await flushPromises();
  };
  return { ...window, wrapper, text, look };
}

test('before a look it says what that takes', () => {
  expect(shown().text()).toContain('Its weights are kept: this takes some seconds.');
  const gone = shown({}, detailOf({ durationMs: 90_000, epochsDone: 9, bestEpoch: 4 }, { weights: 'gone' }));
  expect(gone.text()).toContain('it is trained again from its seed first, which takes about 40 s.');
  const none = shown({}, detailOf({}, { weights: 'none' }));
  expect([none.text(), none.wrapper.findAll('button')]).toEqual(['No epoch of it has ended: there is nothing to look into.', []]);
  const elsewhere = shown({}, detailOf({}, { weights: 'elsewhere' }));
  expect([elsewhere.text(), elsewhere.wrapper.findAll('button')]).toEqual([
    'Another program trained it: its weights are not here.',
    [],
  ]);
});

test('while it is trained again it says how far that is', async () => {
  const { look, text, announce, wrapper } = shown({ startJob: () => lookOf() });
  await look();
  expect(text()).toContain('A worker starts');
  const progress = { ...NOTHING_DONE, share: 0.25, text: 'Trained again: 3 of 12 epochs' };
  announce('job', { jobId: 21, job: lookOf({ progress }) });
  await flushPromises();
  expect(text()).toContain('Trained again: 3 of 12 epochs');
  expect(wrapper.get('[role="progressbar"]').attributes('aria-valuenow')).toBe('25');
});

test('while it waits for its turn it says for what', async () => {
  const { look, text } = shown({ startJob: () => lookOf({ state: 'waiting', reason: 'Waits for Look into trial 3.' }) });
  await look();
  expect(text()).toContain('Waits for Look into trial 3.');
});

test('what was found is shown, class by class', async () => {
  const { look, wrapper } = shown({ inspection: () => inspectionOf() });
  await look();
  // Half the width of Wilson's intervals of 90 and of 70 in 100.
  expect(wrapper.findAll('tbody tr').map((row) => row.findAll('td').map((cell) => cell.text()))).toEqual([
    ['circle', '', '90.0 % ±6.0', '100'],
    ['square', '', '70.0 % ±8.8', '100'],
  ]);
  expect(wrapper.findAll('canvas').map((canvas) => canvas.attributes('aria-label'))).toEqual([
    'square, taken for circle',
    'Weights of unit 1',
  ]);
  expect(wrapper.get('ul li').text()).toContain('97 %');
});

test('weights that were trained again are told apart from kept ones', async () => {
  const repeated = shown({ inspection: () => inspectionOf({ weights: 'repeated' }) });
  await repeated.look();
  expect(repeated.text()).toContain('every epoch came out as recorded');
  const inspection = () => inspectionOf({ weights: 'differing', select: { loss: 0.62, accuracy: 0.8 } });
  const differing = shown({ inspection, studies: () => [overviewOf({ objectives: [LOSS.name] })] }, detailOf({ value: 0.73 }));
  await differing.look();
  expect(differing.text()).toContain('gave other numbers: select loss 0.6200 here, 0.7300 on record.');
  const unknown = shown({ inspection, studies: () => [] });
  await unknown.look();
  expect(unknown.text()).toContain('gave other numbers.');
});

test('a refusal says why, and can be tried again', async () => {
  const { look, text, answers } = shown({
    inspection: () => Promise.reject(refusal('Other numbers came out.', 'unavailable')),
  });
  await look();
  expect(text()).toContain('Other numbers came out.');
  answers.inspection = () => inspectionOf();
  await look();
  expect(text()).toContain('Accuracy by class');
});

test('where its data are missing they are offered, and it is looked into when they have come', async () => {
  const missing = { ...FASHION, summary: SMALL_TASK.dataset };
  const { answers, announce, look, text, wrapper, asked } = shown({
    inspection: () => Promise.reject(refusal('Generated figures is not on this machine yet.', 'unavailable', 'dataset')),
    choices: () => choicesWith([missing]),
  });
  await look();
  expect(text()).toMatch(/is not on this machine yet ?30\.9 MB from data\.example/);
  expect(wrapper.get('button').text()).toBe('Fetch and look inside');
  answers.choices = () => choicesWith([]);
  answers.inspection = () => inspectionOf();
  announce('job', { jobId: 31, job: fetchOf({ about: { dataset: missing.summary.name }, state: 'finished' }) });
  await flushPromises();
  expect(asked('startJob')).toHaveLength(2);
  expect(text()).toContain('Most wrong');
});
