import { expect, test } from 'vitest';
import { sessionsText } from '../../../../electron/cli/commands/studies.ts';
import type { JobState } from '../../../../shared/job-state.ts';

const sessions = (...states: readonly JobState[]) => states.map((state, at) => ({ number: at + 1, state, stopped: false }));

test('the sessions of a study are named by number; of many those that are finished are counted', () => {
  expect(sessionsText(sessions('finished', 'finished'))).toBe('session 1 finished, session 2 finished');
  expect(sessionsText(sessions('finished', 'finished', 'finished', 'running'))).toBe('session 4 running, 3 sessions finished');
});
