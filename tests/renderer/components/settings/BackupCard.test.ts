import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import BackupCard from '../../../../renderer/components/settings/BackupCard.vue';
import { dateTime } from '../../../../renderer/format/moment.ts';
import type { Job } from '../../../../shared/job.ts';
import { jobOf, NOTHING_DONE } from '../../../support/job-data.ts';
import { openWindow } from '../../support/window.ts';

const AT = '2026-01-02T03:04:05.000Z';
const backup = (rest: Partial<Job> = {}): Job =>
  jobOf({ id: 9, kind: 'backup', studyId: null, about: { file: '/data/copy.backup' }, progress: NOTHING_DONE, ...rest });

async function shown(...jobs: readonly Job[]) {
  const window = openWindow({ jobs: () => jobs, startJob: () => backup() });
  const card = window.show(BackupCard);
  await flushPromises();
  return { ...window, card };
}

test('a backup is made, says how far it is, and then when and where it was made', async () => {
  const { card, asked, announce } = await shown();
  expect(card.text()).toContain('None is listed in Activity.');
  await card.get('button').trigger('click');
  await flushPromises();
  expect(asked('startJob')).toEqual([[{ kind: 'backup', request: {} }]]);
  announce('job', { jobId: 9, job: backup({ progress: { ...NOTHING_DONE, share: 0.5, text: '50 of 100 pages' } }) });
  await flushPromises();
  expect(card.text()).toContain('50 of 100 pages');
  expect([card.get('[role="progressbar"]').attributes('aria-valuenow'), card.get('button').attributes('disabled')]).toEqual([
    '50',
    '',
  ]);
  announce('job', { jobId: 9, job: backup({ state: 'finished', finishedAt: AT }) });
  await flushPromises();
  expect(card.text()).toContain(`The last one was made on ${dateTime(AT)}: /data/copy.backup`);
});

test('one that failed says why, beside the last one that was made', async () => {
  const failed = backup({ id: 10, state: 'failed', reason: 'The disk is full.', finishedAt: AT });
  const { card } = await shown(failed, backup({ state: 'finished', finishedAt: AT }));
  expect(card.get('[role="alert"]').text()).toBe('The last one was not made: The disk is full.');
  expect(card.text()).toContain('/data/copy.backup');
});

test('of one whose entry was deleted it does not say that it was never made', async () => {
  const { card, announce } = await shown(backup({ state: 'finished', finishedAt: AT }));
  announce('job', { jobId: 9, job: null });
  await flushPromises();
  expect(card.get('.last').text()).toMatch(/^None is listed in Activity\. The file of a deleted entry stays/);
});

test('one that a person stopped is not called made', async () => {
  const { card } = await shown(backup({ state: 'finished', stopped: true, finishedAt: AT }));
  expect(card.text()).toContain('None is listed in Activity.');
});
