import { expect, test } from 'vitest';
import { stripJobs } from '../../../../renderer/components/jobs/strip-jobs.ts';
import { jobOf } from '../../../support/job-data.ts';

const shown = (jobs: Parameters<typeof stripJobs>[0]) => stripJobs(jobs, 3).map(({ id }) => id);

test('what runs, waits or was paused in the study is shown, and nothing of another one', () => {
  const jobs = [
    jobOf({ id: 9, kind: 'inspection' }),
    jobOf({ id: 8, studyId: 4 }),
    jobOf({ id: 7, state: 'waiting' }),
    jobOf({ id: 6, state: 'paused' }),
    jobOf({ id: 5, state: 'failed' }),
  ];
  expect(shown(jobs)).toEqual([9, 7, 6]);
});

test('where nothing goes on, the last search is shown if it failed', () => {
  const failed = jobOf({ id: 5, state: 'failed' });
  const look = jobOf({ id: 7, kind: 'inspection', state: 'finished' });
  expect(shown([look, failed])).toEqual([5]);
  expect(shown([look, { ...failed, kind: 'overtuning' }])).toEqual([5]);
  expect(shown([look, jobOf({ id: 6, state: 'finished' }), failed])).toEqual([]);
});
