import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import StudyRow from '../../../../renderer/components/home/StudyRow.vue';
import { overviewOf, sessionOf } from '../../../support/window-data.ts';
import { openWindow } from '../../support/window.ts';

test('a study whose search runs cannot be deleted, and its menu says why', async () => {
  const { show } = openWindow();
  const row = show(StudyRow, { study: overviewOf({ sessions: [sessionOf({ state: 'running' })] }) });
  await row.get('[aria-label="More for Small"]').trigger('keydown', { key: 'Enter' });
  await flushPromises();
  const item = [...document.querySelectorAll('[role="menuitem"]')].find(({ textContent }) => textContent?.includes('Delete'));
  expect(item?.getAttribute('aria-disabled')).toBe('true');
  expect(item?.textContent).toContain('Pause or stop its search first');
});
