import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { Job } from '../../../../shared/job.ts';
import FetchCard from '../../../../renderer/components/data/FetchCard.vue';
import { choicesWith, FASHION, fetchOf } from '../../support/missing-data.ts';
import { openWindow, type Answers } from '../../support/window.ts';

async function shown(...fetches: readonly Job[]) {
  const answers: Answers = {
    choices: () => choicesWith([FASHION]),
    jobs: () => fetches,
    startJob: () => fetchOf(),
    stopJob: () => {},
  };
  const window = openWindow(answers);
  const wrapper = window.show(FetchCard, { dataset: FASHION, action: 'Fetch and look' });
  await flushPromises();
  const text = (): string => wrapper.text().replaceAll(/\s+/g, ' ');
  const press = (title: string) =>
    wrapper
      .findAll('button')
      .find((button) => button.text() === title)!
      .trigger('click');
  return { ...window, wrapper, text, press };
}

test('it says what is missing, from where it comes, how much and how long', async () => {
  const { text, press, asked } = await shown();
  expect(text()).toMatch(/^Fashion-MNIST is not on this machine yet ?30\.9 MB from data\.example, about 10 s at 20 Mbit\/s\./);
  expect(text()).toContain('If it does not answer, from the archive. Every file is checked');
  expect(text()).toContain('MIT licence.');
  await press('Fetch and look');
  expect(asked('startJob')).toEqual([[{ kind: 'fetch', request: { dataset: 'fashion-mnist' } }]]);
});

test('under way it says how far it is, and can be cancelled', async () => {
  const { announce, wrapper, text, press, asked } = await shown();
  announce('job', { jobId: 31, job: fetchOf() });
  await flushPromises();
  expect(text()).toContain('10.0 MB of 30.0 MB from data.example, about 40 s left');
  expect(wrapper.get('[role="progressbar"]').attributes('aria-valuenow')).toBe('33');
  await press('Cancel');
  expect(asked('stopJob')).toEqual([[31]]);
  announce('job', { jobId: 31, job: fetchOf({ state: 'finished', stopped: true }) });
  await flushPromises();
  expect(text()).toContain('Cancelled: files that arrived whole are kept.');
});

test('a failure says why, and takes a folder instead', async () => {
  const { wrapper, press, asked } = await shown(fetchOf({ state: 'failed', reason: 'It does not answer.' }));
  expect(wrapper.get('[role="alert"]').text()).toBe('It does not answer.');
  await press('Use this folder');
  await wrapper.get('input').setValue('/data/fashion');
  await press('Use this folder');
  expect(asked('startJob')).toEqual([[{ kind: 'fetch', request: { dataset: 'fashion-mnist', folder: '/data/fashion' } }]]);
});

test('after a failure it can be tried again', async () => {
  const { press, asked } = await shown(fetchOf({ state: 'failed', reason: 'It does not answer.' }));
  await press('Try again');
  expect(asked('startJob')).toEqual([[{ kind: 'fetch', request: { dataset: 'fashion-mnist' } }]]);
});

test('one that was interrupted says by what', async () => {
  const { text } = await shown(fetchOf({ state: 'paused', reason: 'Trialdeck ended while it ran.' }));
  expect(text()).toContain('Interrupted: files that arrived whole are kept. Trialdeck ended while it ran.');
});

test('a window that comes later shows the fetch that is under way', async () => {
  const { text } = await shown(fetchOf());
  expect(text()).toContain('10.0 MB of 30.0 MB');
});
