import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import NewStudyView from '../../../renderer/views/NewStudyView.vue';
import { choicesWith, FASHION, fetchOf } from '../support/missing-data.ts';
import { openWindow } from '../support/window.ts';

const settings = { workers: 2, theme: 'system', checkpointQuotaMb: 100, keepAwake: true, notify: true } as const;

test('a data set that is not fetched is offered in place, and nothing starts before', async () => {
  const { answers, announce, show } = openWindow({
    choices: () => choicesWith([FASHION]),
    settings: () => settings,
    studies: () => [],
    estimate: () => ({ seconds: 60, low: 50, high: 70, trials: 12, basis: 'nothing' }),
  });
  const wrapper = show(NewStudyView);
  await flushPromises();
  const start = () => wrapper.get('[aria-label="Estimate"] button');
  expect(wrapper.get('[aria-label="Fashion-MNIST is missing"]').text()).toContain('30.9 MB from data.example');
  expect(wrapper.text()).toContain('Not fetched yet');
  expect(wrapper.text()).toContain('Empty for all 60,000');
  expect(wrapper.get('[aria-label="Estimate"]').text()).toContain(
    'Fashion-MNIST is not fetched yet. Fetch it, or choose another data set.',
  );
  expect(start().attributes('disabled')).toBeDefined();
  answers.choices = () => choicesWith([]);
  announce('dataset', fetchOf({ state: 'finished' }));
  await flushPromises();
  expect(wrapper.find('[aria-label="Fashion-MNIST is missing"]').exists()).toBe(false);
  expect(start().attributes('disabled')).toBeUndefined();
});
