import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import SessionsCard from '../../../../renderer/components/overview/SessionsCard.vue';
import { jobOf, NOTHING_DONE } from '../../../support/job-data.ts';
import { JOB_ID, overviewOf, sessionOf } from '../../../support/window-data.ts';
import { openWindow } from '../../support/window.ts';

test('a session that is over, whose strategy planned fewer trials than its budget, says both', async () => {
  const progress = { ...NOTHING_DONE, done: 23, of: 23, text: '23 of 23 trials' };
  const job = jobOf({ id: JOB_ID, state: 'finished', progress });
  const study = overviewOf({ sessions: [sessionOf({ budget: { trials: 40 }, width: null })] });
  const card = openWindow({ jobs: () => [job] }).show(SessionsCard, { study });
  await flushPromises();
  expect(card.get('.budget').text()).toBe('40 trials, 23 planned');
  expect(card.text()).toContain('results as they come');
});
