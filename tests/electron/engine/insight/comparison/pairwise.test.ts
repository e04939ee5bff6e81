import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gapsOf, resampledWords } from '../../../../../electron/engine/insight/comparison/gaps.ts';
import { pairwise } from '../../../../../electron/engine/insight/comparison/pairwise.ts';
import { accuracy } from '../../../../../electron/engine/tasks/network/measures/accuracy.ts';
import { armNamed, runsOf } from '../../../../support/experiment-runs.ts';

const CONFIRM = { measure: 'confirm', goal: 'maximise' } as const;
const ARMS = [armNamed('Random search'), armNamed('TPE', 'tpe')];

function compared(finals: readonly (readonly number[])[], margin: number | null = 0.002) {
  const gaps = gapsOf(ARMS, runsOf(finals), CONFIRM);
  return pairwise(gaps, resampledWords(gaps, margin), margin, ARMS, accuracy.measure);
}

test('has the figures of SciPy for the paired samples of the reference values', () => {
  const a = [
    0.8861, 0.8955, 0.8868, 0.8831, 0.8888, 0.8853, 0.8835, 0.8905, 0.8885, 0.8853, 0.8812, 0.8853, 0.8852, 0.8895, 0.8867,
    0.8906, 0.8874,
  ];
  const b = [
    0.8894, 0.8988, 0.8879, 0.8815, 0.8909, 0.8861, 0.8816, 0.8906, 0.8879, 0.8813, 0.8838, 0.8871, 0.8852, 0.893, 0.8871, 0.8924,
    0.887,
  ];
  const [pair] = compared([a, b]);
  expect(pair).toMatchObject({
    pairs: 17,
    wins: 5,
    ties: 1,
    losses: 11,
    superiority: { value: 5.5 / 17 },
    difference: { value: expect.closeTo(-0.0007235294117647059, 12) },
    spread: expect.closeTo(0.0020538, 6),
    detected: false,
    word: 'same',
  });
  // Of two arms alone the joint interval is that of one difference: Student's, but by resampling.
  expect(pair!.difference.low).toBeCloseTo(-0.0017795, 3);
  expect(pair!.difference.high).toBeCloseTo(0.00033245, 3);
  expect(pair!.p).toBeCloseTo(0.165, 1);
});

test('says what the pairs show, the better one first', () => {
  const random = Array.from({ length: 20 }, (_, at) => 0.85 + at / 1000);
  const better = random.map((value, at) => value + (at % 10 === 0 ? -0.0005 : 0.004 + at / 10000));
  const [pair] = compared([random, better]);
  expect(pair).toMatchObject({ word: 'worse', detected: true, pairsToDecide: null });
  expect(pair!.stability).toBeGreaterThan(0.95);
  expect(pair!.sentence).toMatch(
    /^TPE is better than Random search by more than 0\.0020: TPE is ahead by 0\.0045 on average \(joint 95 % interval 0\.003\d to 0\.005\d\), p = 0\.000\d, won 18 of 20 pairs, P\(A > B\) 0\.90 \(95 % interval 0\.70 to 0\.97\)\.$/,
  );
});

test('opposite results give opposite sentences', () => {
  const one = Array.from({ length: 20 }, (_, at) => 0.85 + (at % 7) / 1000);
  const other = one.map((value, at) => value + 0.01 + (at % 3) / 1000);
  const [found, swapped] = [compared([one, other])[0]!, compared([other, one])[0]!];
  expect([found.word, swapped.word]).toEqual(['worse', 'better']);
  expect(swapped.sentence).toBe(
    found.sentence.replaceAll('TPE', 'X').replaceAll('Random search', 'TPE').replaceAll('X', 'Random search'),
  );
});

test('the rule agrees with two one-sided tests of equivalence where these are clear', () => {
  const { differences, margin, equivalence } = JSON.parse(
    readFileSync(new URL('../../../../fixtures/scipy/paired-arms.json', import.meta.url), 'utf8'),
  ) as { readonly differences: readonly number[]; readonly margin: number; readonly equivalence: number };
  const [pair] = compared([differences, differences.map(() => 0)], margin);
  // An interval of 95 % inside the margin is equivalence with p below 0.025.
  expect(equivalence).toBeLessThan(0.025);
  expect(['same', 'slightly better']).toContain(pair!.word);
});

test('below six pairs there is no interval, whatever they are', () => {
  const five = [0.8, 0.81, 0.82, 0.83, 0.84];
  const [pair] = compared([five, five.map((value) => value + 0.05)]);
  expect(pair).toMatchObject({ pairs: 5, word: 'undecided', detected: false, p: null, stability: null, pairsToDecide: null });
  expect(pair!.difference).toEqual({ value: expect.closeTo(-0.05, 12), low: null, high: null });
  expect(pair!.sentence).toBe('Nothing can be said about Random search and TPE by these 5 pairs: it takes 6 at least.');
});

test('what is undecided says how many pairs a new comparison needs to decide it', () => {
  const one = Array.from({ length: 12 }, (_, at) => 0.85 + 0.004 * Math.sin(at * 2.1));
  const other = one.map((value, at) => value + 0.006 * Math.sin(1 + at * 1.3));
  const [pair] = compared([one, other], 0.0034);
  expect(pair).toMatchObject({ word: 'undecided', detected: false });
  expect(pair!.pairsToDecide).toBeGreaterThan(12);
  expect(pair!.sentence).toMatch(
    /^It is undecided whether .* is better: .*\. A new comparison of about \d+ pairs would decide it in about one of two cases\.$/,
  );
  expect(compared([one, other], 0.001)[0]!.sentence).toMatch(
    /\. The gap is too near the margin: how many pairs would decide it cannot be said\.$/,
  );
});

test('where no two finals differ they are the same, also on a scale that nobody knows', () => {
  const none = Array.from({ length: 20 }, () => 0);
  const [pair] = compared([none, none], null);
  expect(pair).toMatchObject({ word: 'same', detected: false, ties: 20, pairsToDecide: null, stability: 1 });
  expect(pair!.sentence).toMatch(/^Random search and TPE are the same in every pair: /);
});

test('without a margin it is said that one is better, not whether it is of use', () => {
  const random = Array.from({ length: 20 }, (_, at) => at % 5);
  const [pair] = compared([random, random.map((value, at) => value + 2 + (at % 3))], null);
  expect(pair).toMatchObject({ word: 'undecided', detected: true, pairsToDecide: null });
  expect(pair!.sentence).toMatch(/^TPE is better than Random search; nobody has stated how large a gap is of use: /);
});
