import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import StudyRow from '../../../../renderer/components/home/StudyRow.vue';
import { jobOf } from '../../../support/job-data.ts';
import { overviewOf, STUDY_ID } from '../../../support/window-data.ts';
import { openWindow } from '../../support/window.ts';

test('a study in which something runs or waits cannot be deleted, and its menu says why', async () => {
  const { show } = openWindow({ jobs: () => [jobOf({ studyId: STUDY_ID, state: 'waiting' })] });
  const row = show(StudyRow, { study: overviewOf() });
  await row.get('[aria-label="More for Small"]').trigger('keydown', { key: 'Enter' });
  await flushPromises();
  const item = [...document.querySelectorAll('[role="menuitem"]')].find(({ textContent }) => textContent?.includes('Delete'));
  expect(item?.getAttribute('aria-disabled')).toBe('true');
  expect(item?.textContent).toContain('Pause or stop what runs in it first');
});
