import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import StudyRow from '../../../../renderer/components/home/StudyRow.vue';
import { jobOf } from '../../../support/job-data.ts';
import { CONFIRMED, overviewOf, STUDY_ID, VAULT } from '../../../support/window-data.ts';
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

test('the corrected number has its interval, and one further line says most', () => {
  const study = overviewOf({ confirmed: CONFIRMED, ...VAULT });
  const text = openWindow({ jobs: () => [] })
    .show(StudyRow, { study })
    .text()
    .replaceAll(/\s+/g, ' ');
  expect(text).toContain('0.7467 to 0.8291');
  expect(text).toContain('corrected accuracy');
  expect(text).toContain('vault 0.7700 0.7306 to 0.8062 · trial 2');
  expect(text).not.toContain('confirmed');
});
