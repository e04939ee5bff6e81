import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import TopBar from '../../../renderer/components/frame/TopBar.vue';
import StudyView from '../../../renderer/views/StudyView.vue';
import { openWindow, refusal } from '../support/window.ts';

test('a study that is not here is said to be missing by its number, and leads back to all studies', async () => {
  const { router, show } = openWindow({
    studies: () => [],
    study: () => Promise.reject(refusal('There is no study 999.', 'not-found')),
    running: () => [],
  });
  await router.push({ name: 'overview', params: { studyId: 999 } });
  const [bar, page] = [show(TopBar), show(StudyView, { studyId: 999 })];
  await flushPromises();
  expect(bar.get('h1').text()).toBe('Study 999');
  expect(page.get('h2').text()).toBe('There is no study 999');
  await page.get('button').trigger('click');
  await flushPromises();
  expect(router.currentRoute.value.name).toBe('home');
});
