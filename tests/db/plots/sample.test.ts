import { expect, test } from 'vitest';
import { sampled } from '../../../db/plots/sample.ts';

const IDS = Array.from({ length: 10_000 }, (_, at) => 5_000 + at);

test('a sample has the size that was asked for, ascending, and is the same every time', () => {
  const positions = sampled(IDS, 1000);
  expect(positions).toHaveLength(1000);
  expect(positions).toEqual([...new Set(positions)].sort((one, other) => one - other));
  expect(sampled(IDS, 1000)).toEqual(positions);
});

test('few ids are all taken', () => {
  expect(sampled([7, 9, 3], 3)).toEqual([0, 1, 2]);
  expect(sampled([], 3)).toEqual([]);
});

test('it spreads evenly over the ids and follows no period of brackets', () => {
  const positions = sampled(IDS, 1000);
  const shareOf = (groups: number, group: (position: number) => number): number[] => {
    const counts = new Array<number>(groups).fill(0);
    for (const position of positions) counts[group(position)]! += 1;
    return counts.map((count) => (count * groups) / positions.length);
  };
  for (const share of shareOf(20, (position) => Math.floor((position * 20) / IDS.length)))
    expect(Math.abs(share - 1)).toBeLessThan(0.1);
  for (const period of [3, 9, 27]) {
    for (const share of shareOf(period, (position) => position % period)) expect(Math.abs(share - 1)).toBeLessThan(0.1);
  }
});

test('a larger sample holds the smaller one', () => {
  const larger = new Set(sampled(IDS, 2000));
  expect(sampled(IDS, 1000).every((position) => larger.has(position))).toBe(true);
});
