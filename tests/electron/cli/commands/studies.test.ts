import { expect, test } from 'vitest';
import { sessionsText } from '../../../../electron/cli/commands/studies.ts';
import type { JobState } from '../../../../shared/job-state.ts';

const sessions = (...states: readonly JobState[]) => states.map((state, at) => ({ number: at + 1, state, stopped: false }));

test('the sessions of a study that may go on are named by number, those that are finished are counted', () => {
  expect(sessionsText(sessions('finished', 'finished'))).toBe('2 sessions finished');
  expect(sessionsText(sessions('finished'))).toBe('1 session finished');
  expect(sessionsText(sessions('paused', 'paused'))).toBe('session 1 paused, session 2 paused');
  expect(sessionsText(sessions('finished', 'finished', 'finished', 'running'))).toBe('session 4 running, 3 sessions finished');
});
