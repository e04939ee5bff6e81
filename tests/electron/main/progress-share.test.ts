import { expect, test } from 'vitest';
import { progressShare } from '../../../electron/main/progress-share.ts';
import { jobOf, NOTHING_DONE } from '../../support/job-data.ts';

const fetch = jobOf({ kind: 'fetch', cores: 'none', progress: { ...NOTHING_DONE, share: 0.9 } });

test('nothing is shown while nothing runs, and how far a job is while it does', () => {
  expect(progressShare([])).toBeNull();
  expect(progressShare([fetch])).toBe(0.9);
});

test('what trains leads, whatever runs beside it', () => {
  expect(progressShare([fetch, jobOf()])).toBe(0.25);
});

test('a job that cannot say how far it is has only begun', () => {
  expect(progressShare([jobOf({ progress: NOTHING_DONE })])).toBe(0);
});
