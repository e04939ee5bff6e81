import { expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { mean } from '../../../shared/statistics/mean.ts';
import { criticalValue, jointProbability, largestByChance } from '../../../shared/statistics/largest-by-chance.ts';
import { pairedDifferences } from '../../../shared/statistics/paired-differences.ts';

const normals = (count: number, key: string): readonly number[] => {
  const random = randomFor(key);
  return Array.from({ length: count }, () => random.normal());
};

test('six rows on one side are two of 64 cases, however far they are', () => {
  const differences = pairedDifferences([1, 2, 3, 4, 5, 6]);
  const largest = largestByChance([differences], randomFor(1), 20_000);
  expect(jointProbability(largest, differences.mean / differences.standardError, 6)).toBeCloseTo(2 / 64, 2);
});

test('of one comparison of many rows it is that of the normal distribution', () => {
  const long = largestByChance([pairedDifferences(normals(2000, 'one'))], randomFor(1), 20_000);
  expect(criticalValue(long, 0.95)).toBeCloseTo(1.96, 1);
});

/** Paired differences of every two of so many arms with normal finals, each a step ahead of the one before. */
function steps(arms: number, rows: number, step: number, key: number) {
  const random = randomFor('arms apart', key);
  const finals = Array.from({ length: arms }, (_, arm) =>
    Array.from({ length: rows }, () => step * arm + random.normal() / Math.SQRT2),
  );
  return finals.flatMap((one, arm) =>
    finals.slice(arm + 1).map((other, at) => ({
      truth: -step * (at + 1),
      ...pairedDifferences(one.map((final, row) => final - other[row]!)),
    })),
  );
}

test.each([
  { apart: 0, rows: 6 },
  { apart: 4, rows: 6 },
  { apart: 4, rows: 12 },
])('of six arms $apart deviations apart in $rows rows all intervals hold together in about 96 of 100', ({ apart, rows }) => {
  const hold = Array.from({ length: 200 }, (_, at): number => {
    const all = steps(6, rows, apart, at);
    const critical = criticalValue(largestByChance(all, randomFor(at), 499), 0.965);
    return Number(all.every(({ truth, mean: found, standardError }) => Math.abs(found - truth) <= critical * standardError));
  });
  expect(mean(hold)).toBeGreaterThan(0.91);
});

test('how far arms are apart does not change what chance can do', () => {
  const [far, farther] = [10, 100].map((apart) => largestByChance(steps(4, 20, apart, 1), randomFor(1)));
  expect(criticalValue(farther!, 0.965)).toBeCloseTo(criticalValue(far!, 0.965), 8);
});

test('of six rows of arms alike something is found in no more than one of twenty', () => {
  const found = Array.from({ length: 1500 }, (_, at): number => {
    const all = steps(5, 6, 0, at);
    const critical = criticalValue(largestByChance(all, randomFor(at), 499), 0.95);
    return Number(all.some(({ mean: gap, standardError }) => Math.abs(gap) > critical * standardError));
  });
  // In 3 of 100 here; by flips around the means alone in nearly 6.
  expect(mean(found)).toBeLessThan(0.045);
});

test('of ten independent ones it is that of the largest of ten', () => {
  const all = Array.from({ length: 10 }, (_, at) => pairedDifferences(normals(400, `of ten ${at}`)));
  expect(criticalValue(largestByChance(all, randomFor(1), 20_000), 0.95)).toBeCloseTo(2.8, 1);
  const ten = Array.from({ length: 10 }, () => all[0]!);
  expect(criticalValue(largestByChance(ten, randomFor(1), 20_000), 0.95)).toBeCloseTo(1.96, 1);
});

test('p is below 0.05 exactly where the mean is farther than the critical value', () => {
  const largest = largestByChance([pairedDifferences(normals(30, 'dual'))], randomFor(1));
  const critical = criticalValue(largest, 0.95);
  expect(jointProbability(largest, critical + 1e-9, 30)).toBeLessThanOrEqual(0.05);
  expect(jointProbability(largest, critical - 1e-9, 30)).toBeGreaterThan(0.05);
  expect([jointProbability(largest, 0, 30), jointProbability(largest, Infinity, 30)]).toEqual([1, 1 / 2000]);
});

test('missing pairs are left out, and comparisons without a difference do not count', () => {
  const { count, mean, spread } = pairedDifferences([0.1, null, 0.3]);
  expect([count, mean, spread]).toEqual([2, 0.2, expect.closeTo(Math.sqrt(0.02), 12)]);
  for (const same of [0, 0.5]) {
    const alike = pairedDifferences([same, same, same, null]);
    expect(criticalValue(largestByChance([alike], randomFor(1)), 0.95)).toBe(0);
  }
});
