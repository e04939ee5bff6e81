import { expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { criticalValue, jointProbability, largestByChance } from '../../../shared/statistics/largest-by-chance.ts';
import { pairedDifferences } from '../../../shared/statistics/paired-differences.ts';

const normals = (count: number, key: string): readonly number[] => {
  const random = randomFor(key);
  return Array.from({ length: count }, () => random.normal());
};

test('of one comparison it is the exact test by signs: six of one sign are two of 64 cases', () => {
  const differences = pairedDifferences([1, 2, 3, 4, 5, 6]);
  const largest = largestByChance([differences], randomFor(1), 20_000);
  expect(jointProbability(largest, differences.mean / differences.standardError)).toBeCloseTo(2 / 64, 2);
  const long = largestByChance([pairedDifferences(normals(2000, 'one'))], randomFor(1), 20_000);
  expect(criticalValue(long, 0.95)).toBeCloseTo(1.96, 1);
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
  expect(jointProbability(largest, critical + 1e-9)).toBeLessThanOrEqual(0.05);
  expect(jointProbability(largest, critical - 1e-9)).toBeGreaterThan(0.05);
  expect([jointProbability(largest, 0), jointProbability(largest, Infinity)]).toEqual([1, 1 / 2000]);
});

test('missing pairs are left out, and comparisons without a difference do not count', () => {
  const { count, mean, spread } = pairedDifferences([0.1, null, 0.3]);
  expect([count, mean, spread]).toEqual([2, 0.2, expect.closeTo(Math.sqrt(0.02), 12)]);
  const nothing = pairedDifferences([0, 0, 0, null]);
  expect(criticalValue(largestByChance([nothing], randomFor(1)), 0.95)).toBe(0);
});
