import { expect, test } from 'vitest';
import { countPairs, superiority } from '../../../shared/statistics/superiority.ts';

test('a tie is half a win', () => {
  const pairs = countPairs([0.1, 0, -0.2, 0.3, 0.4, 0]);
  expect([pairs, superiority(pairs)]).toEqual([{ wins: 3, ties: 2, losses: 1 }, 4 / 6]);
});
