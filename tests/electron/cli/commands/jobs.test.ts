import { expect, test } from 'vitest';
import { jobLine } from '../../../../electron/cli/commands/jobs.ts';
import { jobOf } from '../../../support/job-data.ts';
import { overviewOf } from '../../../support/running-search.ts';

test('a job is named with its study, and with the numbers that other commands take', () => {
  expect(jobLine(jobOf(), [overviewOf()])).toBe(
    '  14  running   Random search in “Wider layers” · session 3/1 · 5 of 20 trials · about 2 min left',
  );
  const whole = jobOf({ kind: 'experiment', title: 'Comparison of 3 strategies', about: { experimentId: 1 }, state: 'paused' });
  const paused = { ...whole, progress: { ...whole.progress, remainingMs: null } };
  expect(jobLine(paused, [overviewOf()])).toBe(
    '  14  paused    Comparison of 3 strategies in “Wider layers” · study 3 · 5 of 20 trials',
  );
});
