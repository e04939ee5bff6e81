import { expect, test } from 'vitest';
import { waitingText } from '../../../../electron/engine/jobs/waiting-text.ts';

const RANDOM = { title: 'Random search', study: 'Wider layers' };
const HYPERBAND = { title: 'Hyperband', study: 'Deeper' };
const BACKUP = { title: 'Backup', study: null };

test.each([
  [[], 'Waits for its turn.'],
  [[BACKUP], 'Waits for Backup.'],
  [[RANDOM, HYPERBAND], 'Waits for Random search in “Wider layers” and Hyperband in “Deeper”.'],
  [[RANDOM, HYPERBAND, BACKUP], 'Waits for Random search in “Wider layers” and 2 others in line.'],
])('before it %j: %s', (holders, text) => {
  expect(waitingText(holders)).toBe(text);
});
