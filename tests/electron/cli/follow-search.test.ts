import { expect, test } from 'vitest';
import { withHowToGoOn } from '../../../electron/cli/follow-search.ts';
import { TrialdeckError } from '../../../shared/errors.ts';

test('whoever loses the process that has the search is told how to go on; other refusals stay as they are', () => {
  const closed = new TrialdeckError('unavailable', 'The connection to Trialdeck is closed.');
  expect(withHowToGoOn(closed, 125)).toMatchObject({
    code: 'unavailable',
    message: 'The connection to Trialdeck is closed. Go on with: trialdeck resume 125',
  });
  const deleted = new TrialdeckError('not-found', 'Job 125 was deleted.', 'jobId');
  expect(withHowToGoOn(deleted, 125)).toBe(deleted);
});
