import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import DataView from '../../../renderer/views/DataView.vue';
import { choicesWith, FASHION } from '../support/missing-data.ts';
import { openWindow, refusal } from '../support/window.ts';

test('a data set that is not fetched stands beside the others, with the way to fetch it', async () => {
  const { show } = openWindow({ choices: () => choicesWith([FASHION]) });
  const wrapper = show(DataView);
  await flushPromises();
  expect(wrapper.findAll('[role="radio"]').map((one) => one.text())).toEqual(['Fashion-MNIST', 'Generated figures']);
  expect(wrapper.get('[aria-label="Fashion-MNIST is missing"]').text()).toContain('30.9 MB from data.example');
});

test('one whose files have gone while the window was open is offered, too', async () => {
  const { answers, show } = openWindow({
    choices: () => choicesWith([]),
    dataset: () => {
      answers.choices = () => choicesWith([FASHION]);
      return Promise.reject(refusal('It was damaged and is removed.', 'unavailable', 'dataset'));
    },
  });
  const wrapper = show(DataView, { name: 'fashion-mnist' });
  await flushPromises();
  expect(wrapper.find('[aria-label="Fashion-MNIST is missing"]').exists()).toBe(true);
});
