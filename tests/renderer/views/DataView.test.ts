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

test('a data set that is not here is not taken for another one', async () => {
  const { router, show, asked } = openWindow({ choices: () => choicesWith([]) });
  router.addRoute({ path: '/data/:name?', name: 'data', component: {} });
  const page = show(DataView, { name: 'nothing' });
  await flushPromises();
  expect(page.text()).toContain('There is no data set called “nothing”');
  expect(page.text()).toContain('Known data sets: Fashion-MNIST, Generated figures.');
  expect(asked('dataset')).toEqual([]);
  await page
    .findAll('button')
    .find((button) => button.text() === 'Show Fashion-MNIST')!
    .trigger('click');
  await flushPromises();
  expect(router.currentRoute.value.path).toBe('/data/fashion-mnist');
});
