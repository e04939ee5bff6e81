import { expect, test } from 'vitest';
import { gapsOf, resampledWords } from '../../../../../electron/engine/insight/comparison/gaps.ts';
import { pairwise } from '../../../../../electron/engine/insight/comparison/pairwise.ts';
import { accuracy } from '../../../../../electron/engine/tasks/network/measures/accuracy.ts';
import { GAIN } from '../../../../../shared/measure.ts';
import { randomFor } from '../../../../../shared/random.ts';
import { armNamed, RANDOM_ARMS, runsOf } from '../../../../support/experiment-runs.ts';

const SCORING = { measure: 'confirm', ...GAIN } as const;

test('a gap that is as large as the margin in every pair is not above it, here and in every experiment drawn from it', () => {
  const random = Array.from({ length: 30 }, (_, at) => 0.85 + at / 1000);
  const gaps = gapsOf(RANDOM_ARMS, runsOf([random, random.map((value) => value - 0.002)]), SCORING);
  expect(gaps.pairs[0]).toMatchObject({ mean: 0.002, standardError: 0 });
  expect(resampledWords(gaps, 0.002).flat()).not.toContain('better');
});

test('losses of 1e300 have intervals and words as those of 1 have', () => {
  const wordsAt = (scale: number) => {
    const losses = Array.from({ length: 30 }, (_, at) => scale * (1 + Math.sin(at) / 10));
    const gaps = gapsOf(RANDOM_ARMS, runsOf([losses, losses.map((loss, at) => loss * (0.8 + (at % 3) / 100))]), SCORING);
    const { mean, standardError } = gaps.pairs[0]!;
    return { relative: standardError / mean, critical: gaps.critical, words: new Set(resampledWords(gaps, 0.01 * scale).flat()) };
  };
  const [usual, huge] = [wordsAt(1), wordsAt(1e300)];
  expect(usual.words).toEqual(new Set(['better']));
  expect(huge).toEqual({
    ...usual,
    ...{ relative: expect.closeTo(usual.relative, 6) as number, critical: expect.closeTo(usual.critical, 6) as number },
  });
});

test('who looks at every tenth pair on the way sees no word before the last, so that five arms alike seldom get one', () => {
  const arms = [...RANDOM_ARMS, ...['A', 'B', 'C'].map((label) => armNamed(label))];
  const [experiments, planned] = [100, 40];
  const wordsAt = (finals: readonly (readonly number[])[], pairs: number): boolean => {
    const runs = runsOf(finals.map((own) => own.slice(0, pairs)));
    const silent = arms.map(() => pairs < planned);
    return pairwise(gapsOf(arms, runs, SCORING, silent), [], 0.002, arms, accuracy.measure).some(
      ({ word, detected }) => detected || !['undecided', 'same'].includes(word),
    );
  };
  const ever = Array.from({ length: experiments }, (_, at) => {
    const random = randomFor('looks', at);
    const finals = arms.map(() => Array.from({ length: planned }, () => 0.85 + 0.001 * random.normal()));
    return [10, 20, 30, 40].some((pairs) => wordsAt(finals, pairs));
  });
  expect(ever.filter(Boolean).length).toBeLessThanOrEqual(0.06 * experiments);
});

test('losses of any size are told apart', () => {
  const losses = Array.from({ length: 30 }, (_, at) => 1e-14 * (1 + at / 100));
  const { pairs } = gapsOf(RANDOM_ARMS, runsOf([losses, losses.map((loss) => loss / 2)]), SCORING);
  expect(pairs[0]!.mean).toBeGreaterThan(5e-15);
  expect(pairs[0]!.standardError).toBeGreaterThan(0);
});
