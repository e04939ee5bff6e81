import { expect, test } from 'vitest';
import { resampledScenario } from '../../bench/corrected/resampled.ts';
import { randomFor } from '../../shared/random.ts';

test('studies are drawn from the networks of the sample that is there, compressed or not', () => {
  const { inWords, draw } = resampledScenario();
  expect(inWords).toMatch(/^networks of a recorded study, rows drawn from \d{4,}$/);
  const candidates = draw(500, randomFor('resampled'));
  expect([candidates.length, candidates[0]!.misses.length]).toEqual([130, 500]);
  for (const { truth } of candidates) expect(truth).toBeGreaterThan(0.05);
});
