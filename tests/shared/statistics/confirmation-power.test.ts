import { expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { smallestFound } from '../../../shared/statistics/confirmation-power.ts';
import { confirmationEvidence, type ConfirmedCandidate } from '../../../electron/engine/insight/confirmation/evidence.ts';
import { packLosses } from '../../../shared/row-results.ts';

const NOISE = { runs: 0.0037 ** 2, rows: 0.0026 ** 2 };

test('two configurations without noise of seeds need what a one-sided normal test needs', () => {
  // (z of 0.95 + z of 0.8) standard errors of a difference.
  expect(smallestFound(2, 10, { runs: 0, rows: 1 }, 0.8)).toBeCloseTo((1.645 + 0.8416) * Math.SQRT2, 0);
  expect(smallestFound(2, 10, { runs: 0, rows: 0 }, 0.8)).toBe(0);
});

test('more seeds find less, as far as the rows let them; more configurations find it later', () => {
  const found = [2, 5, 10, 30, 100].map((seeds) => smallestFound(6, seeds, NOISE, 0.8));
  expect(found).toEqual(found.toSorted((left, right) => right - left));
  expect(found[4]! / smallestFound(6, 100, { runs: 0, rows: NOISE.rows }, 0.8)).toBeLessThan(1.05);
  expect(smallestFound(20, 10, NOISE, 0.8)).toBeGreaterThan(smallestFound(2, 10, NOISE, 0.8));
});

test('a confirmation with that difference finds it about four times in five', () => {
  const [seeds, rows, studies] = [6, 60, 60];
  const [bySeed, byRow] = [0.2, 1];
  const noise = { runs: bySeed ** 2, rows: byRow ** 2 / rows };
  const gap = smallestFound(3, seeds, noise, 0.8);
  const found = Array.from({ length: studies }, (_, at) => {
    const random = randomFor('power of confirmations', at);
    const candidates = [0, gap, gap].map((behind, candidate): ConfirmedCandidate => {
      const own = Float64Array.from({ length: rows }, () => byRow * random.normal());
      const runs = Array.from({ length: seeds }, (__, modelSeed) => {
        const shift = behind + bySeed * random.normal();
        return { trialId: modelSeed, modelSeed, durationMs: 1, results: packLosses(own.map((value) => 8 + value + shift)) };
      });
      return { weights: candidate, runs, failed: false };
    });
    const evidence = confirmationEvidence({
      measure: { goal: 'minimise', rows: 'losses', bounds: { low: 0, high: null } },
      rows,
      usual: null,
      labels: null,
      candidates,
    })!;
    return evidence.candidates.some(({ candidate, withinNoise }) => candidate === 1 && !withinNoise);
  }).filter(Boolean).length;
  expect(found / studies).toBeGreaterThan(0.6);
  expect(found / studies).toBeLessThan(0.95);
});
