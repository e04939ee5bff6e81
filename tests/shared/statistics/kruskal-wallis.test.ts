import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chiSquareSurvival } from '../../../shared/statistics/chi-square-survival.ts';
import { kruskalWallis } from '../../../shared/statistics/kruskal-wallis.ts';

const recorded = JSON.parse(readFileSync('tests/fixtures/scipy/kruskal-wallis.json', 'utf8')) as {
  readonly cases: readonly { readonly groups: readonly (readonly number[])[]; readonly h: number; readonly p: number }[];
  readonly survival: readonly { readonly x: number; readonly freedom: number; readonly p: number }[];
};

test.each(recorded.cases)('the statistic and its probability are those of SciPy, case $#', ({ groups, h, p }) => {
  const tested = kruskalWallis(groups);
  expect(tested.statistic).toBeCloseTo(h, 10);
  expect(tested.p).toBeCloseTo(p, 10);
  expect(tested.freedom).toBe(2);
});

test.each(recorded.survival)('of $freedom degrees of freedom $p lies beyond $x', ({ x, freedom, p }) => {
  expect(Math.abs(chiSquareSurvival(x, freedom) - p)).toBeLessThan(1e-9 * p);
});

test('finds nothing where there is nothing to compare', () => {
  for (const groups of [[], [[]], [[1, 2, 3]], [[1, 2], []], [[4, 4], [4]]]) expect(kruskalWallis(groups).p).toBe(1);
});
