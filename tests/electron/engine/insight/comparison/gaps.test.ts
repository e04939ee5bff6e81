import { expect, test } from 'vitest';
import { gapsOf, resampledWords } from '../../../../../electron/engine/insight/comparison/gaps.ts';
import { GAIN } from '../../../../../shared/measure.ts';
import { RANDOM_ARMS, runsOf } from '../../../../support/experiment-runs.ts';

const SCORING = { measure: 'confirm', ...GAIN } as const;

test('a gap that is as large as the margin in every pair is not above it, here and in every experiment drawn from it', () => {
  const random = Array.from({ length: 30 }, (_, at) => 0.85 + at / 1000);
  const gaps = gapsOf(RANDOM_ARMS, runsOf([random, random.map((value) => value - 0.002)]), SCORING);
  expect(gaps.pairs[0]).toMatchObject({ mean: 0.002, standardError: 0 });
  expect(resampledWords(gaps, 0.002).flat()).not.toContain('better');
});

test('losses of any size are told apart', () => {
  const losses = Array.from({ length: 30 }, (_, at) => 1e-14 * (1 + at / 100));
  const { pairs } = gapsOf(RANDOM_ARMS, runsOf([losses, losses.map((loss) => loss / 2)]), SCORING);
  expect(pairs[0]!.mean).toBeGreaterThan(5e-15);
  expect(pairs[0]!.standardError).toBeGreaterThan(0);
});
