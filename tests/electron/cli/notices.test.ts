import { expect, test } from 'vitest';
import { sayFirstWarnings, sayNotices } from '../../../electron/cli/notices.ts';
import { jobOf } from '../../support/job-data.ts';
import type { SystemNotice } from '../../../shared/contract/system.ts';

/** What a terminal that follows job 2 says when these are announced. */
function saidOf(notices: readonly SystemNotice[]): readonly string[] {
  const said: string[] = [];
  const onEvent: Parameters<typeof sayNotices>[0]['onEvent'] = (_, listener) => {
    notices.forEach((notice) => (listener as (data: SystemNotice) => void)(notice));
    return () => false;
  };
  sayNotices({ onEvent }, 2, { say: (line) => said.push(line) });
  return said;
}

test('a terminal says what its own job and the program have to say, and nothing of another job', () => {
  const notice = { level: 'warning', studyId: 1 } as const;
  expect(
    saidOf([
      { ...notice, jobId: 2, text: 'A worker was lost.' },
      { ...notice, jobId: 3, text: 'The disk is full.' },
      { ...notice, jobId: null, studyId: null, text: 'Old checkpoints could not be removed.' },
      { level: 'error', jobId: null, studyId: null, text: 'The database could not be written.' },
      { ...notice, jobId: 2, level: 'error', text: 'Said where it ends.' },
    ]),
  ).toEqual(['A worker was lost.', 'Old checkpoints could not be removed.', 'The database could not be written.']);
});

test('what a search that has just begun warns of is said, though nobody listened yet', async () => {
  const said: string[] = [];
  const line = (level: 'info' | 'warning', text: string) => ({ at: '2026-01-01T00:00:00.000Z', level, text });
  const log = [line('info', 'It began.'), line('warning', 'Nothing is promoted.')];
  const api = { job: async () => ({ job: jobOf(), parts: [], log }) } as unknown as Parameters<typeof sayFirstWarnings>[0]['api'];
  await sayFirstWarnings({ api }, 14, { say: (text) => said.push(text) });
  expect(said).toEqual(['Nothing is promoted.']);
});
