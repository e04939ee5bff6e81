import { expect, test } from 'vitest';
import { sessionStateText } from '../../shared/wording.ts';

test('a session that a person stopped is not called finished', () => {
  expect(sessionStateText({ state: 'finished', stopped: true })).toBe('stopped');
  expect(sessionStateText({ state: 'finished', stopped: false })).toBe('finished');
});
