import { expect, test } from 'vitest';
import { epochLimitMs, limitText } from '../../../../electron/engine/pool/time-limits.ts';

const limits = { startMs: 60_000, epochMs: 600_000, leaseMs: 60_000 };

test('an epoch may take twenty times as long as the longest, at least what is set, and never more than a timer holds', () => {
  const limitsOf = [0, 29_000, 31_000, 30 * 3_600_000].map((longestMs) => epochLimitMs(limits, longestMs));
  expect(limitsOf).toEqual([600_000, 600_000, 620_000, 2 ** 31 - 1]);
});

test('a limit is told in seconds, a long one in minutes', () => {
  expect([500, 60_000, 600_000].map(limitText)).toEqual(['0.5 seconds', '60 seconds', '10 minutes']);
});
