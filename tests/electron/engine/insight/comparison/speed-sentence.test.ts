import { expect, test } from 'vitest';
import { speedSentence } from '../../../../../electron/engine/insight/comparison/speed-sentence.ts';
import type { Estimated, SpeedUp } from '../../../../../shared/evidence.ts';
import { evidenceOf } from '../../../../support/comparison-evidence.ts';
import { armNamed, RANDOM_ARMS } from '../../../../support/experiment-runs.ts';

const around = (value: number | null): Estimated => ({ value, low: 1.2, high: null });
const took = (epochs: number | null, mean: number, word: SpeedUp['word'] = 'sooner'): SpeedUp => ({
  ...{ epochs: around(epochs), meanEpochs: around(mean), seconds: around(epochs), p: 0.001, word },
});

function saidOf(named: Readonly<Record<string, SpeedUp>>): string | null {
  const arms = [...RANDOM_ARMS, ...Object.keys(named).map((label) => armNamed(label, 'tpe'))];
  const evidence = evidenceOf();
  const found = arms.map((_, arm) => ({ ...evidence.arms[0]!, arm, speedUp: Object.values(named)[arm - 2] ?? null }));
  return speedSentence({ ...evidence, target: 0.8653, arms: found }, arms);
}

test('the soonest comes first, every share with its name, in at most 25 words', () => {
  const said = saidOf({
    'Narrowed random search': took(0.79, 0.91),
    Hyperband: took(0.56, 0.71),
    'Bayesian optimisation (Gaussian process)': took(0.55, 0.72),
    'Tree-structured Parzen estimator (TPE)': took(0.55, 0.74),
  })!;
  expect(said).toBe(
    'Of random search’s epochs to 0.8653, its median end, Bayesian optimisation takes 55 %, TPE 55 %, Hyperband 56 %, Narrowed random search 79 %. ' +
      'These are medians; in the mean over all searches it is 71 % to 91 %.',
  );
  for (const sentence of said.split('. ')) expect(sentence.split(' ').length).toBeLessThanOrEqual(25);
});

test('where names do not fit strategies are counted, and where nothing is shown that is said', () => {
  const many = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`A strategy, number ${at}`, took(0.5 + at / 10, 0.8)]));
  expect(saidOf(many)).toMatch(/, 7 strategies take 50 % to 110 %\. .* it is 80 %\.$/);
  expect(saidOf({ Hyperband: took(0.9, 1, 'undecided'), TPE: took(null, 1.4, 'later') })).toBe(
    'Of random search’s epochs to 0.8653, its median end, TPE takes over 120 %. ' +
      'These are medians; in the mean over all searches it is 140 %. For Hyperband no difference is shown.',
  );
});
