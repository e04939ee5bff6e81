import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import FetchCard from '../../../../renderer/components/data/FetchCard.vue';
import { choicesWith, FASHION, fetchOf } from '../../support/missing-data.ts';
import { openWindow, type Answers } from '../../support/window.ts';

function shown(dataset = FASHION) {
  const answers: Answers = { choices: () => choicesWith([dataset]), fetchDataset: () => {}, cancelFetch: () => {} };
  const window = openWindow(answers);
  const wrapper = window.show(FetchCard, { dataset, action: 'Fetch and look' });
  const text = (): string => wrapper.text().replaceAll(/\s+/g, ' ');
  const press = (title: string) =>
    wrapper
      .findAll('button')
      .find((button) => button.text() === title)!
      .trigger('click');
  return { ...window, wrapper, text, press };
}

test('it says what is missing, from where it comes, how much and how long', async () => {
  const { text, press, asked } = shown();
  expect(text()).toMatch(/^Fashion-MNIST is not on this machine yet ?30\.9 MB from data\.example, about 10 s at 20 Mbit\/s\./);
  expect(text()).toContain('If it does not answer, from the archive. Every file is checked');
  expect(text()).toContain('MIT licence.');
  await press('Fetch and look');
  expect(asked('fetchDataset')).toEqual([['fashion-mnist', undefined]]);
});

test('under way it says how far it is, and can be cancelled', async () => {
  const { announce, wrapper, text, press, asked } = shown();
  await flushPromises();
  announce('dataset', fetchOf());
  await flushPromises();
  expect(text()).toContain('10.0 MB of 30.0 MB from data.example, about 40 s left');
  expect(wrapper.get('[role="progressbar"]').attributes('aria-valuenow')).toBe('33');
  await press('Cancel');
  expect(asked('cancelFetch')).toEqual([['fashion-mnist']]);
  announce('dataset', fetchOf({ state: 'cancelled' }));
  await flushPromises();
  expect(text()).toContain('Cancelled: files that arrived whole are kept.');
});

test('a failure says why, and takes a folder instead', async () => {
  const { wrapper, press, asked } = shown({ ...FASHION, fetch: fetchOf({ state: 'failed', failure: 'It does not answer.' }) });
  expect(wrapper.get('[role="alert"]').text()).toBe('It does not answer.');
  await press('Use this folder');
  await wrapper.get('input').setValue('/data/fashion');
  await press('Use this folder');
  await press('Try again');
  expect(asked('fetchDataset')).toEqual([
    ['fashion-mnist', '/data/fashion'],
    ['fashion-mnist', undefined],
  ]);
});

test('a window that comes later shows the fetch that is under way', async () => {
  const { text } = shown({ ...FASHION, fetch: fetchOf() });
  expect(text()).toContain('10.0 MB of 30.0 MB');
});
