import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import LeaksView from '../../../renderer/views/LeaksView.vue';
import { LEAKS } from '../../../shared/leaks/catalogue.ts';
import type { Job } from '../../../shared/job.ts';
import { jobOf } from '../../support/job-data.ts';
import { labReportOf, measuredLeak } from '../../support/lab-report.ts';
import { choicesWith } from '../support/missing-data.ts';
import { openWindow, type Answers } from '../support/window.ts';

const LAB: Job = jobOf({
  ...{ id: 7, kind: 'leaks', word: 'Leak lab', studyId: null, about: { lab: labReportOf([]).plan }, title: 'Leak lab, quick' },
  progress: { done: 40, of: 192, share: 40 / 192, remainingMs: 120_000, text: '40 of 192 trainings' },
});

const FULL = { lab: { ...LAB.about.lab!, scale: 'full' } } as const;

async function shown(jobs: readonly Job[], answers: Answers = {}, job?: string) {
  const window = openWindow({ jobs: () => jobs, choices: () => choicesWith([]), ...answers });
  const view = window.show(LeaksView, job === undefined ? {} : { job });
  await flushPromises();
  const button = (text: string) => view.findAll('header button').find((one) => one.text() === text);
  const titles = () => view.findAll('section.report h3').map((heading) => heading.text());
  return { ...window, view, button, titles };
}

test('before anything is measured every leak is explained, with its picture, and both sizes of the lab are offered', async () => {
  const { view, button, titles } = await shown([]);
  expect(titles().slice(0, LEAKS.length)).toEqual(LEAKS.map(({ title }) => title));
  expect(view.findAll('svg[role="img"]')).toHaveLength(LEAKS.length);
  expect(view.get('svg[role="img"]').attributes('aria-label')).toContain('test: decides how long (every epoch, the leak)');
  expect(view.text()).toContain('Not measured yet.');
  expect(view.text()).toContain('two full labs on Fashion-MNIST came to stands in docs/leaks.md.');
  expect([button('Quick'), button('Full')].map((one) => one?.exists())).toEqual([true, true]);
});

test('a lab is started in the size that is asked for', async () => {
  const { view, button, asked } = await shown([], { startJob: () => LAB, leakReport: () => labReportOf([]) });
  await button('Quick')!.trigger('click');
  await flushPromises();
  expect(asked('startJob')).toEqual([[{ kind: 'leaks', request: { scale: 'quick', dataset: 'fashion-mnist' } }]]);
  expect(view.text()).toContain('40 of 192 trainings');
  expect(button('Quick')).toBeUndefined();
});

test('what is measured stands first and follows the lab while it runs', async () => {
  const window = await shown([LAB], { leakReport: () => labReportOf([measuredLeak('groups', 0.2)]) });
  expect(window.titles().slice(0, 2)).toEqual(['Leaks, the largest illusion first', 'Groups ignored by a random split']);
  expect(window.view.get('section.report').text()).toMatch(/\+20\.00\s*\+19\.00 to \+21\.00/);
  expect(window.view.text()).toContain('not for quoting');
  window.answers.leakReport = () => labReportOf([measuredLeak('duplicates', 0.3), measuredLeak('groups', 0.2)]);
  window.announce('job', { jobId: 7, job: { ...LAB, progress: { ...LAB.progress, done: 41 } } });
  await flushPromises();
  expect(window.titles().slice(1, 3)).toEqual(['Duplicates across partitions', 'Groups ignored by a random split']);
});

test('labs are kept: an earlier one is shown where it is asked for, the latest otherwise', async () => {
  const labs: readonly Job[] = [
    { ...LAB, id: 9, state: 'finished', activeMs: 14 * 60_000, about: FULL, title: 'Leak lab, full, all leaks' },
    { ...LAB, state: 'finished' },
  ];
  const latest = await shown(labs, { leakReport: () => labReportOf([]) });
  expect(latest.asked('leakReport')).toEqual([[9]]);
  expect(latest.view.text()).toContain('may be quoted: about 14 min, as the last one here.');
  expect(latest.view.get('[aria-label="Lab"]').text()).toContain('Leak lab, full, all leaks');
  const earlier = await shown(labs, { leakReport: () => labReportOf([]) }, '7');
  expect(earlier.asked('leakReport')).toEqual([[7]]);
});

test('the leak of the assignment is answered without claiming to know the file', async () => {
  const { view } = await shown([]);
  const text = view.get('#leak-of-the-assignment').text();
  expect(text).toContain('consistent with the hint');
  expect(text).toContain('utils.py, is not available');
});
