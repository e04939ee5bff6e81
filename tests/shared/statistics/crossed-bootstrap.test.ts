import { describe, expect, test } from 'vitest';
import { randomFor, type Random } from '../../../shared/random.ts';
import { crossedBootstrap, crossedInterval } from '../../../shared/statistics/crossed-bootstrap.ts';
import { crossedError } from '../../../shared/statistics/crossed-error.ts';

/** Values that differ by seed, by row and by chance. */
function crossed(random: Random, seeds: number, rows: number, [bySeed, byRow, left]: readonly [number, number, number]) {
  const ofRows = Float64Array.from({ length: rows }, () => byRow * random.normal());
  return Array.from({ length: seeds }, () => {
    const own = bySeed * random.normal();
    return ofRows.map((ofRow) => own + ofRow + left * random.normal());
  });
}

describe('the error of a mean over seeds and rows', () => {
  test('is that of the analysis of variance', () => {
    // Mean squares by hand: seeds 24, rows 9.5, left 1.5.
    const { mean, standardError, freedom } = crossedError([
      [1, 3, 5],
      [4, 9, 8],
    ]);
    const [bySeed, byRow, left] = [24, 9.5, 1.5];
    expect(mean).toBe(5);
    expect(standardError).toBeCloseTo(Math.sqrt((bySeed + byRow - left) / 6), 12);
    expect(freedom).toBeCloseTo(32 ** 2 / (bySeed ** 2 / 1 + byRow ** 2 / 2 + left ** 2 / 2), 12);
  });

  test('holds the noise of the rows that all seeds share', () => {
    const values = crossed(randomFor('shared rows'), 17, 2000, [0, 1, 0.3]);
    expect(crossedError(values).standardError).toBeCloseTo(1 / Math.sqrt(2000), 2);
  });
});

test.each([
  { inWords: 'rows matter most', noise: [0.02, 1, 0.5], seeds: 5 },
  { inWords: 'seeds and rows matter alike', noise: [0.2, 1, 0.5], seeds: 5 },
  { inWords: 'seeds matter most', noise: [1, 1, 0.5], seeds: 5 },
  { inWords: 'there are many seeds', noise: [0.2, 1, 0.5], seeds: 17 },
] as const)('the interval holds the truth in 95 of 100 studies where $inWords', ({ noise, seeds }) => {
  const studies = 300;
  const held = Array.from({ length: studies }, (_, at) => {
    const random = randomFor('crossed', seeds, noise[0], at);
    const values = crossed(random, seeds, 60, noise);
    const means = Float64Array.from(crossedBootstrap([values], random, 300), ([mean]) => mean!);
    const { low, high } = crossedInterval(values, means, 0.95);
    return low <= 0 && 0 <= high;
  }).filter(Boolean).length;
  expect(held / studies).toBeGreaterThan(0.92);
  expect(held / studies).toBeLessThan(0.985);
});

test('all configurations have the same seeds and rows drawn', () => {
  const values = crossed(randomFor('same'), 4, 50, [1, 1, 1]);
  for (const [one, other] of crossedBootstrap(
    [values, values.map((own) => own.map((value) => value + 1))],
    randomFor('drawn'),
    20,
  ))
    expect(other! - one!).toBeCloseTo(1, 12);
});
