import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { useStudy } from '../../../renderer/stores/study.ts';
import { useTitle } from '../../../renderer/stores/title.ts';
import { overviewOf, progressOf, STUDY_ID } from '../../support/window-data.ts';
import { openWindow } from '../support/window.ts';

test('the title names what is shown, the study and the program', async () => {
  const { router, app } = openWindow({
    studies: () => [overviewOf()],
    study: () => overviewOf(),
    running: () => [],
    progress: () => progressOf(),
  });
  router.addRoute({ path: '/shown/:studyId', name: 'shown', component: {}, meta: { title: 'Overview' } });
  router.addRoute({ path: '/about', name: 'about', component: {}, meta: { title: 'Home' } });
  useStudy().open(STUDY_ID);
  await router.push({ name: 'shown', params: { studyId: STUDY_ID } });
  const title = app.runWithContext(useTitle);
  await flushPromises();
  expect(document.title).toBe('Overview · Small · Trialdeck');
  title.page = 'Trial 12';
  await flushPromises();
  expect(document.title).toBe('Trial 12 · Small · Trialdeck');
  title.page = null;
  await router.push({ name: 'about' });
  expect(document.title).toBe('Home · Trialdeck');
});
