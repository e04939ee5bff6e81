import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import ActivityView from '../../../renderer/views/ActivityView.vue';
import type { Job } from '../../../shared/job.ts';
import { jobOf, NOTHING_DONE } from '../../support/job-data.ts';
import { overviewOf, SESSION_ID, STUDY_ID } from '../../support/window-data.ts';
import { openWindow, refusal, type Answers } from '../support/window.ts';

const RUNNING = jobOf({ studyId: STUDY_ID, about: { sessionId: SESSION_ID } });
const WAITING = jobOf({
  id: 15,
  studyId: STUDY_ID,
  title: 'Hyperband',
  state: 'waiting',
  reason: 'Waits for Random search.',
  progress: NOTHING_DONE,
});
const BACKUP = jobOf({
  ...{
    id: 9,
    kind: 'backup',
    word: 'Backup',
    studyId: null,
    about: { file: '/data/copy.backup' },
    title: 'Backup to copy.backup',
  },
  ...{ state: 'finished', finishedAt: '2026-01-01T00:00:00.000Z', progress: NOTHING_DONE, actions: ['delete'] },
});

async function shown(jobs: readonly Job[], answers: Answers = {}) {
  const window = openWindow({ jobs: () => jobs, studies: () => [overviewOf()], ...answers });
  const view = window.show(ActivityView);
  await flushPromises();
  const rows = (group: string): readonly string[] =>
    view.findAll(`ul[aria-label="${group}"] > li`).map((row) => row.text().replaceAll(/\s+/g, ' '));
  return { ...window, view, rows };
}

test('before anything has run it says what will stand there', async () => {
  const { view } = await shown([]);
  expect(view.text()).toContain('Nothing has run yet');
  expect(view.text()).toContain('fetches of data sets and backups');
});

test('what runs and what waits stand apart from what has ended, each with its kind, its study and its state', async () => {
  const { view, rows } = await shown([RUNNING, WAITING, BACKUP]);
  expect(view.get('header').text()).toContain('1 running, 1 waiting in line');
  expect(rows('Now')[0]).toMatch(/^Search ?Random search ?Session 1 of Small ?Running ?5 of 20 trials, about 1.5 min left/);
  expect(rows('Now')[1]).toMatch(/^Search ?Hyperband ?Small ?Waiting ?Waits for Random search\./);
  expect(rows('Ended')[0]).toMatch(/^Backup ?Backup to copy.backup ?\/data\/copy.backup ?Finished/);
});

test('what a state allows is offered by name, and done', async () => {
  const failed: Job = { ...BACKUP, state: 'failed' };
  const { view, asked } = await shown([RUNNING, failed], { pauseJob: () => {}, deleteJob: () => {} });
  await view.get('[aria-label="Pause after this epoch Random search in “Small”"]').trigger('click');
  await view.get('[aria-label="Delete Backup to copy.backup"]').trigger('click');
  expect([asked('pauseJob'), asked('deleteJob')]).toEqual([[[14]], [[9]]]);
});

test('the log unfolds, and is asked for again as the job moves on', async () => {
  let log = [{ at: '2026-01-01T00:00:00.000Z', level: 'warning' as const, text: 'A worker was lost.' }];
  const { view, asked, announce } = await shown([RUNNING], { job: () => ({ job: RUNNING, parts: [], log }) });
  const unfold = view.get('[aria-label="Parts and log of Random search in “Small”"]');
  expect([unfold.attributes('aria-expanded'), asked('job')]).toEqual(['false', []]);
  await unfold.trigger('click');
  await flushPromises();
  expect(view.get('.inside').text()).toContain('A worker was lost.');
  log = [...log, { ...log[0]!, text: 'Another one was lost.' }];
  announce('job', { jobId: 14, job: { ...RUNNING, progress: { ...RUNNING.progress, done: 6 } } });
  await flushPromises();
  expect(view.get('.inside').text()).toContain('Another one was lost.');
});

test('a job unfolds into its parts, each in its state, the latest first', async () => {
  const parts = [
    { part: 1, title: 'Trial 7', state: 'finished' as const, text: '0.8123' },
    { part: 2, title: 'Trial 8', state: 'failed' as const, text: 'A worker was lost.' },
  ];
  const { view } = await shown([RUNNING], { job: () => ({ job: RUNNING, parts, log: [] }) });
  await view.get('[aria-label="Parts and log of Random search in “Small”"]').trigger('click');
  await flushPromises();
  const cells = view.findAll('.parts tr').map((row) => row.findAll('td').map((cell) => cell.text()));
  expect(cells).toEqual([
    ['Trial 8', 'Failed', 'A worker was lost.'],
    ['Trial 7', 'Finished', '0.8123'],
  ]);
});

test('where the jobs are not known it says so, and asks again', async () => {
  const { view, answers } = await shown([], { jobs: () => Promise.reject(refusal('The database is locked.', 'failure')) });
  expect(view.text()).toContain('The database is locked.');
  answers.jobs = () => [BACKUP];
  await view.get('button').trigger('click');
  await flushPromises();
  expect(view.text()).toContain('Backup to copy.backup');
});
