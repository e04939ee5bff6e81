import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { Choices } from '../../../shared/catalogue.ts';
import DataView from '../../../renderer/views/DataView.vue';
import { overviewOf } from '../../support/window-data.ts';
import { openWindow } from '../support/window.ts';

test('a data set that is not here is not taken for another one', async () => {
  const { dataset } = overviewOf();
  const { router, show, asked } = openWindow({ choices: () => ({ datasets: [dataset] }) as unknown as Choices });
  router.addRoute({ path: '/data/:name?', name: 'data', component: {} });
  const page = show(DataView, { name: 'nothing' });
  await flushPromises();
  expect(page.text()).toContain('There is no data set called “nothing”');
  expect(page.text()).toContain('Known data sets: Generated figures.');
  expect(asked('dataset')).toEqual([]);
  await page.get('button').trigger('click');
  await flushPromises();
  expect(router.currentRoute.value.path).toBe('/data/generated');
});
