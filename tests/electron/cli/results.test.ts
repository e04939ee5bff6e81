import { expect, test } from 'vitest';
import { bestLines } from '../../../electron/cli/results.ts';
import { ACCURACY } from '../../support/measures.ts';
import { CORRECTED } from '../../support/window-data.ts';

const single = { trialId: 101, number: 1, value: 0.8 };
const budget = 'after 4 of 4 epochs';

test('the best trial and the winner by its seeds each have their own numbers', () => {
  expect(bestLines(CORRECTED, single, budget, ACCURACY)[0]).toBe(
    'Best: trial 1, select accuracy corrected 0.7912 (0.7467 to 0.8291), looks like 0.8000, after 4 of 4 epochs',
  );
  const bySeeds = { ...CORRECTED, trial: 6, runs: 2, apparent: 0.795 };
  expect(bestLines(bySeeds, single, budget, ACCURACY).slice(0, 2)).toEqual([
    'Best single trial: trial 1, select accuracy 0.8000 as it looks, after 4 of 4 epochs',
    'Best by the mean of its seeds: trial 6, select accuracy corrected 0.7912 (0.7467 to 0.8291), mean of 2 seeds 0.7950, best trial 0.8000',
  ]);
});
