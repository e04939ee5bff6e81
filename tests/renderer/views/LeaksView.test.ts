import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import LeaksView from '../../../renderer/views/LeaksView.vue';
import { LEAKS } from '../../../shared/leaks/catalogue.ts';
import type { Job } from '../../../shared/job.ts';
import { jobOf } from '../../support/job-data.ts';
import { labReportOf, measuredLeak } from '../support/lab-report.ts';
import { choicesWith } from '../support/missing-data.ts';
import { openWindow, type Answers } from '../support/window.ts';

const LAB: Job = jobOf({
  ...{ id: 7, kind: 'leaks', word: 'Leak lab', studyId: null, about: { lab: labReportOf([]).plan }, title: 'Leak lab, quick' },
  progress: { done: 40, of: 192, share: 40 / 192, remainingMs: 120_000, text: '40 of 192 trainings' },
});

async function shown(jobs: readonly Job[], answers: Answers = {}) {
  const window = openWindow({ jobs: () => jobs, choices: () => choicesWith([]), ...answers });
  const view = window.show(LeaksView);
  await flushPromises();
  const titles = () => view.findAll('article').map((card) => card.attributes('aria-label'));
  return { ...window, view, titles };
}

test('before anything is measured every leak is explained, with its picture, and both sizes of the lab are offered', async () => {
  const { view, titles } = await shown([]);
  expect(titles()).toEqual(LEAKS.map(({ title }) => title));
  expect(view.findAll('svg[role="img"]')).toHaveLength(LEAKS.length);
  expect(view.get('svg[role="img"]').attributes('aria-label')).toContain('test: Every epoch decides how long (the leak)');
  expect(view.text()).toContain('Not measured yet.');
  expect(view.findAll('header button').map((button) => button.text())).toEqual(['Quick', 'Full']);
});

test('a lab is started in the size that is asked for', async () => {
  const { view, asked } = await shown([], { startJob: () => LAB, leakReport: () => labReportOf([]) });
  await view.get('header button').trigger('click');
  await flushPromises();
  expect(asked('startJob')).toEqual([[{ kind: 'leaks', request: { scale: 'quick' } }]]);
  expect(view.text()).toContain('40 of 192 trainings');
  expect(view.findAll('header button').filter((button) => button.text() === 'Quick')).toEqual([]);
});

test('what is measured stands first and follows the lab while it runs', async () => {
  const window = await shown([LAB], { leakReport: () => labReportOf([measuredLeak('groups', 0.2)]) });
  expect(window.titles()[0]).toBe('Groups ignored by a random split');
  expect(window.view.get('article').text()).toContain('+0.2000, 95 % +0.1900 to +0.2100, 8 repetitions');
  expect(window.view.text()).toContain('not for quoting');
  window.answers.leakReport = () => labReportOf([measuredLeak('duplicates', 0.3), measuredLeak('groups', 0.2)]);
  window.announce('job', { jobId: 7, job: { ...LAB, progress: { ...LAB.progress, done: 41 } } });
  await flushPromises();
  expect(window.titles().slice(0, 2)).toEqual(['Duplicates across partitions', 'Groups ignored by a random split']);
});

test('the leak of the assignment is answered without claiming to know the file', async () => {
  const { view } = await shown([]);
  const text = view.get('[aria-label="The leak of the assignment"]').text();
  expect(text).toContain('consistent with the hint');
  expect(text).toContain('utils.py, is not available');
});
