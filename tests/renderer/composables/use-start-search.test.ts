import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import type { JobRequest } from '../../../shared/job.ts';
import FetchDialog from '../../../renderer/components/frame/FetchDialog.vue';
import { useStartSearch } from '../../../renderer/composables/use-start-search.ts';
import { useNotices } from '../../../renderer/stores/notices.ts';
import { jobOf } from '../../support/job-data.ts';
import { choicesWith, FASHION, fetchOf } from '../support/missing-data.ts';
import { openWindow, refusal, type Answers } from '../support/window.ts';

const Starter = defineComponent(() => {
  const { start } = useStartSearch();
  return () => [h('button', { id: 'start', onClick: () => start({ preset: 'quick' }) }), h(FetchDialog)];
});

const withoutData = ({ kind }: JobRequest) =>
  kind === 'fetch' ? fetchOf() : Promise.reject(refusal('Fashion-MNIST is not on this machine yet.', 'unavailable', 'dataset'));
const QUICK: JobRequest = { kind: 'search', request: { preset: 'quick' } };
const FETCH: JobRequest = { kind: 'fetch', request: { dataset: 'fashion-mnist' } };

async function started(answers: Answers) {
  const window = openWindow({ studies: () => [], ...answers });
  const wrapper = window.show(Starter);
  await flushPromises();
  await wrapper.get('#start').trigger('click');
  await flushPromises();
  const dialog = (): string => document.querySelector('[role="dialog"]')?.textContent ?? '';
  const press = async (title: string): Promise<void> => {
    [...document.querySelectorAll<HTMLElement>('[role="dialog"] button')]
      .find(({ textContent }) => textContent?.trim() === title)!
      .click();
    await flushPromises();
  };
  return { ...window, dialog, press };
}

test('where its data are missing, they are offered, and the search starts when they have come', async () => {
  const { answers, announce, dialog, press, asked, router } = await started({
    startJob: withoutData,
    choices: () => choicesWith([FASHION]),
  });
  expect(dialog()).toContain('30.9 MB from data.example');
  expect(useNotices().notices).toEqual([]);
  await press('Fetch and start');
  expect(dialog()).toContain('10.0 MB of 30.0 MB');
  answers.choices = () => choicesWith([]);
  answers.startJob = () => jobOf({ studyId: 7, state: 'waiting' });
  announce('job', { jobId: 31, job: fetchOf({ state: 'finished' }) });
  await flushPromises();
  expect(asked('startJob')).toEqual([[QUICK], [FETCH], [QUICK]]);
  expect(router.currentRoute.value.fullPath).toBe('/overview/7');
  expect(dialog()).toBe('');
});

test('what was put off does not start later', async () => {
  const { announce, press, answers, asked } = await started({ startJob: withoutData, choices: () => choicesWith([FASHION]) });
  await press('Not now');
  answers.choices = () => choicesWith([]);
  announce('job', { jobId: 31, job: fetchOf({ state: 'finished' }) });
  await flushPromises();
  expect(asked('startJob')).toHaveLength(1);
});

test('any other refusal is a notice', async () => {
  const { dialog } = await started({
    startJob: () => Promise.reject(refusal('The name is empty.')),
    choices: () => choicesWith([FASHION]),
  });
  expect(dialog()).toBe('');
  expect(useNotices().notices).toMatchObject([{ level: 'error', text: 'The name is empty.' }]);
});

test('who goes elsewhere has left what was asked for', async () => {
  const { dialog, router } = await started({ startJob: withoutData, choices: () => choicesWith([FASHION]) });
  expect(dialog()).not.toBe('');
  await router.push('/overview/9');
  await flushPromises();
  expect(dialog()).toBe('');
});
