import { expect, test } from 'vitest';
import { signedRankCdf, wilcoxonSignedRank } from '../../../shared/statistics/wilcoxon-signed-rank.ts';

const FEW = [0.011, -0.003, 0.007, 0.02, -0.012, 0.005, 0.009, -0.001];
const THIRTY = [
  0.001903, 0.004674, 0.000641, 0.006209, 0.001978, 0.004334, -0.003164, 0.003387, -0.004753, -0.006141, 0.000782, -0.0016,
  0.002656, 0.010979, -0.001327, -0.000496, 0.002822, 0.003972, 0.001294, 0.001176, 0.00481, 0.00408, -0.002135, 0.001683,
  0.002141, -0.002218, 0.003039, -0.001432, 0.005888, 0.002771,
];
const TIED = [
  0.002, 0.003, 0.001, -0.002, 0, -0.002, 0.002, 0.007, 0, 0, 0.004, 0.003, 0.002, -0.002, 0.002, 0.005, -0.003, 0, -0.006,
  -0.003, -0.005, 0.001, -0.003, 0.003, 0.003, 0.001, -0.008, 0, 0.002, 0.002,
];
/** Computed with SciPy 1.17.1, like the others. */
const MIXED = [0.5, -0.5, 0.25, 0, 0.75, 1, 1, -2, 3, 0.1, 0.2, 0.2, 0.3];

test.each([
  ['few', FEW, 10, 0.3125, true],
  ['thirty', THIRTY, 120, 0.019660815596580505, true],
  ['ties and zeros', TIED, 141.5, 0.5688604785849238, false],
  ['four that are equal', [1, 1, 1, 1], 0, 0.125, true],
  ['three with a tie', [1, -1, 2], 1.5, 0.75, true],
  ['three with a zero', [0, 0.01, 0.02], 0, 0.5, true],
  ['thirteen with ties and a zero', [...MIXED], 17.5, 0.09423828125, true],
  ['fourteen with ties and a zero', [...MIXED, 0.7], 18.5, 0.058939677704005336, false],
])('of %s is that of SciPy', (_, differences, statistic, p, exact) => {
  expect(wilcoxonSignedRank(differences)).toEqual({ statistic, p: expect.closeTo(p, 12), exact });
});

test('the exact distribution is that of SciPy', () => {
  const untied = Array.from({ length: 16 }, (_, at) => at + 1);
  expect(2 * signedRankCdf(40, untied)).toBe(0.1590576171875);
});

test('does not depend on which side is called positive', () => {
  const mirrored = THIRTY.map((difference) => -difference);
  expect(wilcoxonSignedRank(mirrored)).toEqual(wilcoxonSignedRank(THIRTY));
});

test('finds nothing where nothing differs', () => {
  expect([wilcoxonSignedRank([]).p, wilcoxonSignedRank([0, 0, 0]).p]).toEqual([1, 1]);
});
