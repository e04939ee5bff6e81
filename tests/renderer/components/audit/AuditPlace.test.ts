import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import AuditPlace from '../../../../renderer/components/audit/AuditPlace.vue';
import type { Audit } from '../../../../shared/audit.ts';
import { checkOf } from '../../../support/audit-data.ts';
import { jobOf } from '../../../support/job-data.ts';
import { overviewOf } from '../../../support/window-data.ts';
import { openWindow, type Answers } from '../../support/window.ts';

const study = overviewOf();
const OPEN: Audit = {
  checks: [checkOf('classes', { rows: null }), checkOf('confirmation', { confirmation: null, confirmed: null })],
  rowsOpen: true,
};
const LOOKED: Audit = { checks: [checkOf('classes'), OPEN.checks[1]!], rowsOpen: false };
const JOB = jobOf({ id: 31, kind: 'audit', studyId: study.id, about: {}, title: 'Audit of the rows' });

async function shown(answers: Answers) {
  const window = openWindow({ jobs: () => [], startJob: () => JOB, ...answers });
  const place = window.show(AuditPlace, { study });
  await flushPromises();
  return { ...window, place };
}

test('the worst stands first, with what to do and where', async () => {
  const { place } = await shown({ audit: () => LOOKED });
  expect(place.get('h2').text()).toBe('No check failed, 1 warns, 1 passed.');
  expect(place.findAll('h3').map((title) => title.text())).toEqual(['Winner confirmed', 'Classes in every partition']);
  expect(place.get('a').text()).toBe('Go to Confirm');
  expect(place.findAll('button').map((button) => button.text())).toEqual(['Try with shuffled labels']);
});

test('rows that nobody has looked at are looked at when asked, and the audit is asked for again at the end', async () => {
  const { place, asked, announce, answers } = await shown({ audit: () => OPEN });
  expect(place.text()).toContain('1 still to be made');
  await place.get('button').trigger('click');
  await flushPromises();
  expect(asked('startJob')).toEqual([[{ kind: 'audit', request: { studyId: study.id } }]]);
  expect(place.find('[role="progressbar"]').exists()).toBe(true);
  answers.audit = () => LOOKED;
  announce('job', { jobId: 31, job: { ...JOB, state: 'finished' } });
  await flushPromises();
  expect(place.find('[role="progressbar"]').exists()).toBe(false);
  expect(place.text()).toContain('No check failed, 1 warns, 1 passed.');
});
