import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { reactive } from 'vue';
import TrialDrawer from '../../../../renderer/components/trial/TrialDrawer.vue';
import TrialCurves from '../../../../renderer/components/trial/TrialCurves.vue';
import { useStudy } from '../../../../renderer/stores/study.ts';
import { LOSS } from '../../../support/measures.ts';
import { measuredEpoch } from '../../../support/small-study.ts';
import { openWindow, refusal, type Answers } from '../../support/window.ts';
import { detailOf, overviewOf, progressOf, rowOf, STUDY_ID } from '../../../support/window-data.ts';

async function shown(answers: Answers) {
  const window = openWindow({
    studies: () => [overviewOf()],
    study: () => overviewOf(),
    running: () => [],
    progress: () => progressOf(),
    choices: () => Promise.reject(refusal('Not needed here.')),
    ...answers,
  });
  const study = useStudy();
  study.open(STUDY_ID);
  await flushPromises();
  const wrapper = window.show(TrialDrawer, { trialId: 102 });
  await flushPromises();
  const epochs = () => wrapper.getComponent(TrialCurves).props('detail').epochs.length;
  return { ...window, study, wrapper, epochs };
}

test('the curves of a running trial grow with every epoch, without asking again', async () => {
  const { announce, epochs, asked, wrapper } = await shown({ trial: () => detailOf({ state: 'running', finishedAt: null }) });
  expect(epochs()).toBe(3);
  announce('epoch', { studyId: STUDY_ID, trialId: 102, number: 2, epoch: measuredEpoch(4, 0.75) });
  announce('epoch', { studyId: STUDY_ID, trialId: 999, number: 3, epoch: measuredEpoch(5, 0.75) });
  await flushPromises();
  expect([epochs(), asked('trial').length]).toEqual([4, 1]);
  expect(wrapper.text()).toContain('0.7500');
});

test('when the trial ends, its record is asked for again', async () => {
  const { announce, answers, wrapper } = await shown({ trial: () => detailOf({ state: 'running', finishedAt: null }) });
  expect(wrapper.text()).toContain('Running');
  answers.trial = () => detailOf({ state: 'diverged', failure: 'The loss was no longer a finite number in epoch 4.' });
  announce('trial', { studyId: STUDY_ID, trial: rowOf({ state: 'diverged' }) });
  await flushPromises();
  expect(wrapper.text()).toContain('Diverged');
  expect(wrapper.get('[role="status"]').text()).toBe('The loss was no longer a finite number in epoch 4.');
});

test('the trial that it continues can be opened', async () => {
  const { wrapper, study } = await shown({
    trial: () => detailOf({ parent: 1, rung: 2, bracket: 3 }, { parent: { id: 101, number: 7 } }),
  });
  expect(wrapper.get('dl').text()).toContain('bracket 3, rung 2');
  await wrapper
    .findAll('button')
    .find((button) => button.text() === 'Trial 7')!
    .trigger('click');
  expect(study.openTrialId).toBe(101);
});

test('a star is shown as the backend keeps it', async () => {
  const { wrapper, asked } = await shown({ trial: () => detailOf(), annotateTrial: () => undefined });
  await wrapper.get('button[aria-label="Star this trial"]').trigger('click');
  expect(asked('annotateTrial')).toEqual([[102, { starred: true }]]);
});

test('a trial that cannot be had says why and can be asked for again', async () => {
  const { wrapper, answers } = await shown({
    trial: () => Promise.reject(refusal('The engine is being started.', 'unavailable')),
  });
  expect(wrapper.get('[role="alert"]').text()).toContain('The engine is being started.');
  answers.trial = () => detailOf();
  await wrapper.get('[role="alert"] button').trigger('click');
  await flushPromises();
  expect(wrapper.text()).toContain('Trial 2');
});

test('the curves are those of the objective', async () => {
  const { wrapper } = await shown({ trial: () => detailOf(), study: () => overviewOf({ objectives: [LOSS.name] }) });
  expect(wrapper.getComponent(TrialCurves).props('measure')).toEqual(LOSS);
});

test('what failed of one trial is not told of the next', async () => {
  const { show, answers } = await shown({ trial: () => Promise.reject(refusal('The database is locked.', 'unavailable')) });
  const props = reactive({ trialId: 102 });
  const wrapper = show(TrialDrawer, props);
  await flushPromises();
  expect(wrapper.text()).toContain('The database is locked.');
  answers.trial = () => new Promise(() => {});
  props.trialId = 101;
  await flushPromises();
  expect(wrapper.text()).not.toContain('The database is locked.');
});
