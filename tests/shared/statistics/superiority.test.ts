import { expect, test } from 'vitest';
import { pairsNeeded } from '../../../shared/statistics/pairs-needed.ts';
import { countPairs, superiority } from '../../../shared/statistics/superiority.ts';

test('a tie is half a win', () => {
  const pairs = countPairs([0.1, 0, -0.2, 0.3, 0.4, 0]);
  expect([pairs, superiority(pairs)]).toEqual([{ wins: 3, ties: 2, losses: 1 }, 4 / 6]);
});

test('it takes 17 and 29 pairs to detect 0.75 with a power of 80 and 95 % (Bouthillier et al. 2021)', () => {
  expect([pairsNeeded(0.75, 0.8, 0.05), pairsNeeded(0.75, 0.95, 0.05)]).toEqual([17, 29]);
});
