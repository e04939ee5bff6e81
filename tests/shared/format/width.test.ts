import { expect, test } from 'vitest';
import { clockPriceText, idleWorkersText } from '../../../shared/format/width.ts';

test('workers beyond the width are told that they have nothing to do, and what helps', () => {
  expect(idleWorkersText(6, 4)).toBe(
    '2 of 6 workers have nothing to do: the search is 4 wide. Take 4 workers, or begin a search with a width of 6.',
  );
  expect(idleWorkersText(2, 1)).toBe(
    '1 of 2 workers has nothing to do: the search is 1 wide. Take 1 worker, or begin a search with a width of 2.',
  );
  expect(idleWorkersText(100, 64)).toBe('36 of 100 workers have nothing to do: the search is 64 wide. Take 64 workers.');
  expect([idleWorkersText(4, 4), idleWorkersText(4, 8), idleWorkersText(4, null)]).toEqual([null, null, null]);
});

test('the price of the clock is said, and where it is too dear', () => {
  const strategy = { clockPrice: { twoWorkers: 4.3, eightWorkers: 6.1 } };
  const price = 'Twice the workers costs this strategy about 4.3 % of the time with two workers and 6.1 % with eight';
  expect([clockPriceText(strategy, 4), clockPriceText(strategy, 5)]).toEqual([
    `${price}.`,
    `${price}, so here results usually count as they come.`,
  ]);
});
