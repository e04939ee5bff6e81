import { expect, test } from 'vitest';
import { openStore } from '../../../../db/open-store.ts';
import { NO_PROGRESS } from '../../../../electron/engine/jobs/job.ts';
import { interrupt, KILLED } from '../../../../electron/engine/jobs/recover.ts';

test('what was worked on is paused with the reason, as far as its parts are now', () => {
  const store = openStore(':memory:');
  const { id } = store.createJob({ kind: 'backup', studyId: null, parent: null, about: { file: '/a' }, cores: 'none' });
  store.changeJob(id, { state: 'running', progress: { ...NO_PROGRESS, done: 2, text: '2 of 6 trials' } });
  const counted = { ...NO_PROGRESS, done: 3, text: '3 of 6 trials' };
  const [job] = interrupt(store.unfinishedJobs(), store, () => ({ settle: () => counted }), KILLED);
  expect(job).toMatchObject({ state: 'paused', reason: 'Trialdeck ended while it ran.', progress: counted });
});
