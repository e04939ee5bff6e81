import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { logRankScores, pairedLogRank, type Reached } from '../../../shared/statistics/log-rank.ts';
import { normalQuantile } from '../../../shared/statistics/normal-quantile.ts';

interface Recorded {
  readonly epochs: Readonly<Record<'a' | 'b', readonly number[]>>;
  readonly reached: Readonly<Record<'a' | 'b', readonly boolean[]>>;
  readonly statistic: number;
}

const recorded = JSON.parse(readFileSync(new URL('../../fixtures/scipy/paired-arms.json', import.meta.url), 'utf8')) as Recorded;
const armOf = (arm: 'a' | 'b'): readonly Reached[] =>
  recorded.epochs[arm].map((spent, at) => ({ spent, reached: recorded.reached[arm][at]! }));

/** Of the number of runs of the first arm that reach, by definition: hypergeometric at every place. */
function varianceOf(one: readonly Reached[], other: readonly Reached[]): number {
  const all = [...one, ...other];
  const places = new Set(all.filter(({ reached }) => reached).map(({ spent }) => spent));
  return [...places].reduce((sum, place) => {
    const atRisk = (runs: readonly Reached[]): number => runs.filter(({ spent }) => spent >= place).length;
    const [n, own] = [atRisk(all), atRisk(one)];
    const events = all.filter(({ spent, reached }) => reached && spent === place).length;
    return n < 2 ? sum : sum + (events * (own / n) * (1 - own / n) * (n - events)) / (n - 1);
  }, 0);
}

test('the scores of an arm sum to what SciPy’s log-rank test has above its line', () => {
  const [a, b] = [armOf('a'), armOf('b')];
  const sum = logRankScores([...a, ...b])
    .slice(0, a.length)
    .reduce((total, score) => total + score, 0);
  expect(sum / Math.sqrt(varianceOf(a, b))).toBeCloseTo(recorded.statistic, 10);
});

test('the paired test tells the two apart from either side, and nothing from itself', () => {
  const [a, b] = [armOf('a'), armOf('b')];
  expect(pairedLogRank(a, b)).toBeLessThan(0.01);
  expect(pairedLogRank(a, b)).toBe(pairedLogRank(b, a));
  expect(pairedLogRank(a, a)).toBe(1);
});

test('of two pairs with one reached in each, p is that of the sum of the differences over its root of squares', () => {
  const runs = (spent: number, reached: boolean): Reached => ({ spent, reached });
  // Scores: 1 - 1/4, 1 - (1/4 + 1/3) and twice -(1/4 + 1/3).
  const p = pairedLogRank([runs(1, true), runs(2, true)], [runs(9, false), runs(9, false)]);
  const [first, second] = [1, 3 / 4];
  const hazards = [1 / 4, 1 / 4 + 1 / 3];
  const differences = [1 - hazards[0]! + hazards[1]!, 1 - hazards[1]! + hazards[1]!];
  expect(differences).toEqual([expect.closeTo(first + 1 / 3, 12), expect.closeTo(second + 1 / 4, 12)]);
  const z = (differences[0]! + differences[1]!) / Math.hypot(...differences);
  expect(-normalQuantile(p / 2)).toBeCloseTo(z, 8);
});
