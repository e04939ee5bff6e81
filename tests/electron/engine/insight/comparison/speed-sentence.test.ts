import { expect, test } from 'vitest';
import { speedWords } from '../../../../../electron/engine/insight/comparison/speed-sentence.ts';
import type { Estimated, SpeedUp, SpeedWords } from '../../../../../shared/evidence.ts';
import { evidenceOf } from '../../../../support/comparison-evidence.ts';
import { armNamed, RANDOM_ARMS } from '../../../../support/experiment-runs.ts';

const around = (value: number | null): Estimated => ({ value, low: 1.2, high: null });
const took = (epochs: number | null, mean: number, word: SpeedUp['word'] = 'sooner'): SpeedUp => ({
  ...{ epochs: around(epochs), meanEpochs: around(mean), seconds: around(epochs), p: 0.001, word },
});

function saidOf(named: Readonly<Record<string, SpeedUp>>): SpeedWords | null {
  const arms = [...RANDOM_ARMS, ...Object.keys(named).map((label) => armNamed(label, 'tpe'))];
  const evidence = evidenceOf();
  const found = arms.map((_, arm) => ({ ...evidence.arms[0]!, arm, speedUp: Object.values(named)[arm - 2] ?? null }));
  return speedWords({ ...evidence, target: 0.8653, arms: found }, arms);
}

test('the soonest comes first, every share with its name, in at most 25 words', () => {
  const said = saidOf({
    'Narrowed random search': took(0.79, 0.91),
    Hyperband: took(0.56, 0.71),
    'Bayesian optimisation (Gaussian process)': took(0.55, 0.72),
    'Tree-structured Parzen estimator (TPE)': took(0.55, 0.74),
  })!;
  expect(said).toEqual({
    sentence:
      'Of random search’s epochs to 0.8653, its median end, Bayesian optimisation takes 55 %, TPE 55 %, Hyperband 56 %, Narrowed random search 79 %.',
    beside:
      'These are medians; in the mean over all searches Bayesian optimisation takes 72 %, TPE 74 %, Hyperband 71 %, Narrowed random search 91 %.',
  });
  expect(said.sentence.split(' ').length).toBeLessThanOrEqual(25);
});

test('where names do not fit strategies are counted, and where nothing is shown that is said', () => {
  const many = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`A strategy, number ${at}`, took(0.5 + at / 10, 0.8)]));
  expect(saidOf(many)!.sentence).toMatch(/, 7 strategies take 50 % to 110 %\.$/);
  expect(saidOf(many)!.beside).toMatch(/; in the mean over all searches 7 strategies take 80 %\.$/);
  const nothing = { ...took(0.9, 1, 'undecided'), p: 0.4, epochs: { value: 0.9, low: 0.7, high: 1.1 } };
  expect(saidOf({ Hyperband: nothing, TPE: took(null, 1.4, 'later') })).toEqual({
    sentence: 'Of random search’s epochs to 0.8653, its median end, TPE takes over 120 %.',
    beside: 'These are medians; in the mean over all searches TPE takes 140 %. For Hyperband no difference is shown.',
  });
  expect(saidOf({ Hyperband: nothing })).toEqual({
    sentence:
      'It is not shown that any strategy takes fewer epochs than random search to 0.8653, with which its median search ends.',
    beside: null,
  });
});

test.each([
  [0.004, 0.5, 1, 'p 0.004, but its interval reaches 100 %'],
  [0.028, 0.5, 0.9, 'its interval leaves 100 % out, but p 0.028 is not below 0.01'],
  [0.028, 0.5, 1.1, 'p 0.028 is not below 0.01, and its interval reaches 100 %'],
])('with p %d and an interval from %d to %d it is said why nothing is shown', (p, low, high, reason) => {
  const speedUp = { ...took(0.56, 0.68, 'undecided'), p, epochs: { value: 0.56, low, high } };
  expect(saidOf({ TPE: speedUp })!.beside).toBe(`For TPE none is shown: ${reason}.`);
});
