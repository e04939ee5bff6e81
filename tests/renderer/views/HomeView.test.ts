import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import HomeView from '../../../renderer/views/HomeView.vue';
import { overviewOf } from '../../support/window-data.ts';
import { openWindow } from '../support/window.ts';

async function shown(studies: readonly StudyOverview[]) {
  const { router, show } = openWindow({ studies: () => studies, running: () => [] });
  router.addRoute({ path: '/help', name: 'help', component: {} });
  const page = show(HomeView);
  await flushPromises();
  return page;
}

test('the samples of the first start can be searched and sorted too', async () => {
  const page = await shown([overviewOf({ sample: true })]);
  expect(page.find('[aria-label="First start"]').exists()).toBe(true);
  const search = page.get('[aria-label="Search the studies"]');
  await search.setValue('nothing like it');
  expect(page.text()).toContain('No study is called that');
});

test('where there is no study there is nothing to search', async () => {
  expect((await shown([])).find('[aria-label="Search the studies"]').exists()).toBe(false);
});
