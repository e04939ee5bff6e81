import { expect, test } from 'vitest';
import { pairwise, wordFor } from '../../../../../electron/engine/insight/comparison/pairwise.ts';
import { armNamed, runsOf } from '../../../../support/experiment-runs.ts';

const CONFIRM = { measure: 'confirm', goal: 'maximise' } as const;
const ARMS = [armNamed('Random search'), armNamed('TPE', 'tpe')];

test.each([
  [0.049, 0.75, 0.1, 'better'],
  [0.049, 0.74, 0.1, 'slightly better'],
  [0.05, 0.9, 0.1, 'not shown'],
  [0.049, 0.25, -0.1, 'worse'],
  [0.049, 0.26, -0.1, 'slightly worse'],
  [0.049, 0.5, -0.1, 'slightly worse'],
  [null, 0.5, 0, 'not shown'],
] as const)('p %d and P(A > B) %d: %4$s', (p, share, mean, word) => {
  expect(wordFor(p, share, mean)).toBe(word);
});

test('has the figures of SciPy for the paired samples of the reference values', () => {
  const a = [
    0.8861, 0.8955, 0.8868, 0.8831, 0.8888, 0.8853, 0.8835, 0.8905, 0.8885, 0.8853, 0.8812, 0.8853, 0.8852, 0.8895, 0.8867,
    0.8906, 0.8874,
  ];
  const b = [
    0.8894, 0.8988, 0.8879, 0.8815, 0.8909, 0.8861, 0.8816, 0.8906, 0.8879, 0.8813, 0.8838, 0.8871, 0.8852, 0.893, 0.8871, 0.8924,
    0.887,
  ];
  const [pair] = pairwise(ARMS, runsOf([a, b]), CONFIRM);
  expect(pair).toMatchObject({
    pairs: 17,
    wins: 5,
    ties: 1,
    losses: 11,
    superiority: { value: 5.5 / 17 },
    difference: {
      value: expect.closeTo(-0.0007235294117647059, 12),
      low: expect.closeTo(-0.0017795043599172673, 12),
      high: expect.closeTo(0.00033244553638785547, 12),
    },
    p: expect.closeTo(0.14036335159986899, 12),
    word: 'not shown',
  });
});

test('says what the pairs show, the better one first', () => {
  const random = Array.from({ length: 20 }, (_, at) => 0.85 + at / 1000);
  const better = random.map((value, at) => value + (at % 10 === 0 ? -0.0005 : 0.004 + at / 10000));
  const [pair] = pairwise(ARMS, runsOf([random, better]), CONFIRM);
  expect(pair!.word).toBe('worse');
  expect(pair!.sentence).toBe(
    'TPE is better than Random search: it won 18 of 20 pairs, P(A > B) 0.90 (95 % interval 0.70 to 0.97), ' +
      'by 0.0044 on average (95 % interval 0.0036 to 0.0053), p = 0.0001 after Holm’s correction.',
  );
  const [even] = pairwise(
    ARMS,
    runsOf([
      [0.8, 0.8],
      [0.8, 0.8],
    ]),
    CONFIRM,
  );
  expect(even!.sentence).toBe(
    'There is no difference between Random search and TPE that these 2 pairs could show: Random search won 0 and tied 2 of 2 pairs, ' +
      'P(A > B) 0.50 (95 % interval 0.09 to 0.91), by 0.0000 on average (95 % interval 0.0000 to 0.0000), p = 1.00 after Holm’s correction.',
  );
});
