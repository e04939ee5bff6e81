import { expect, test } from 'vitest';
import {
  bestText,
  correctedLimit,
  limitBeside,
  correctedMeaning,
  correctedOf,
  refusalOf,
  upperLimit,
  type CorrectedBest,
} from '../../shared/corrected.ts';
import { nothingCounted } from '../../shared/counted-trials.ts';
import { trialComparisonText } from '../../shared/trial-comparison.ts';
import { ACCURACY } from '../support/measures.ts';
import { CORRECTED, overviewOf } from '../support/window-data.ts';

test('the corrected value is told with its interval and with what it looks like', () => {
  expect(bestText(CORRECTED, 0.8, ACCURACY)).toBe('corrected 0.7912 (0.7467 to 0.8291), looks like 0.8000');
  expect(bestText({ kind: 'uncorrected', reason: 'No rows.' }, 0.8, ACCURACY)).toBe('best 0.8000 (not corrected: no rows)');
});

test('what it means names the trials among which the winner is the best', () => {
  const partly: CorrectedBest = { ...CORRECTED, of: 'session', leftOut: 2 };
  expect(correctedMeaning(CORRECTED)).toContain('trial 1, the best of 3 trials of the study, is worth on fresh rows');
  expect(correctedMeaning(CORRECTED)).toContain('same rows, not the luck of its one training: confirm for that.');
  expect(correctedMeaning(partly)).toContain('of the session, 2 others left out that keep no row results,');
});

test('several seeds of the winner are said to be so', () => {
  const seeds: CorrectedBest = { ...CORRECTED, trial: 2, runs: 8, apparent: 0.795, counted: 24, configurations: 3 };
  expect(bestText(seeds, 0.8, ACCURACY)).toBe('corrected 0.7912 (0.7467 to 0.8291), mean of 8 seeds 0.7950, best trial 0.8000');
  expect(correctedMeaning(seeds)).toMatch(
    'What the configuration of trial 2, by the mean of its 8 model seeds the best of 3 configurations (24 trials) of the study, is worth on fresh rows',
  );
});

test('the luck of each training of the winner stays in', () => {
  expect(correctedLimit({ ...CORRECTED, runs: 8 })).toBe(
    'Corrected is the choice among configurations on the same rows, not the luck of its 8 trainings: confirm for that.',
  );
});

test('is told to be an upper limit where trials that are left out lie within reach', () => {
  const told =
    'within 3 standard errors of the winner: the corrected value may be too high by what the choice among them would take off.';
  const limit = correctedLimit({ ...CORRECTED, leftOut: 298, inReach: 94 });
  expect(limit.startsWith(`Of 298 trials left out 94 are ${told} Corrected is the choice`)).toBe(true);
  expect(upperLimit({ leftOut: 1, inReach: 1 })).toEqual([`The one trial left out is ${told}`]);
  expect(upperLimit({ leftOut: 298, inReach: 0 })).toEqual([]);
});

test('beside the value nobody who has confirmed is told to', () => {
  const corrected = { ...CORRECTED, leftOut: 298, inReach: 94 };
  const confirmed = { confirmation: 1, begun: 1, seeds: 3, means: [] };
  expect(limitBeside({ corrected, confirmed: null })).toBe(correctedLimit(corrected));
  expect(limitBeside({ corrected, confirmed })).toBe(upperLimit(corrected)[0]);
  expect(limitBeside({ corrected: CORRECTED, confirmed })).toBe('');
});

test('says why nothing can be corrected', () => {
  expect(refusalOf(ACCURACY, null)).toMatch('What a trial made of each row is not known');
  expect(refusalOf(ACCURACY, 50_001)).toMatch('more than 50,000 rows');
  expect(refusalOf({ ...ACCURACY, rows: null }, 400)).toMatch('no mean over rows');
  expect(refusalOf(ACCURACY, 400)).toBeNull();
  expect(correctedOf(overviewOf(), 'study', null, nothingCounted(), 0)).toMatchObject({ reason: 'No trial has a value yet.' });
});

test('two trials are told in sentences that say what was found, whether chance made it, and what it is about', () => {
  const about = 'This is about these two trained models, not about their configurations: confirm for that.';
  const interval = { low: -0.0065, high: 0.0075 };
  const only = { first: 231, second: 1 };
  const plain = { kind: 'rows', first: 17, second: 31, chosen: null, advantage: 0.0005, interval, p: 0.9256, only } as const;
  expect(trialComparisonText(plain, ACCURACY)).toBe(
    [
      '231 rows are right with trial 17 alone, 1 with trial 31 alone.',
      'The accuracy of trial 17 is 0.05 points better than that of trial 31 (95 % interval: 0.65 points worse to 0.75 points better).',
      'If both were equally good, chance alone would make a difference as large with a probability of 0.93 (its p).',
      about,
    ].join(' '),
  );
  const alike = { ...plain, only: { first: 0, second: 0 } };
  const same = `Trials 17 and 31 are right on the very same rows: no row tells them apart. ${about}`;
  expect(trialComparisonText(alike, ACCURACY)).toBe(same);
  expect(trialComparisonText({ ...alike, chosen: 'both', p: null }, ACCURACY)).toBe(same);
  const chosen = { ...plain, interval: { low: 0.001, high: 0.0075 }, chosen: 'first', p: null, only: null } as const;
  expect(trialComparisonText(chosen, ACCURACY)).toBe(
    [
      'With what trial 17 may owe to being chosen by these rows taken off, the accuracy of trial 17 is 0.05 points better than that of',
      'trial 31 (95 % interval: 0.10 to 0.75 points better): more than noise.',
      about,
    ].join(' '),
  );
  const worse = { ...plain, advantage: -0.0005, interval: { low: -0.0075, high: 0.0065 }, p: 0.0004 };
  const told = trialComparisonText(worse, ACCURACY);
  expect(told).toContain('is 0.05 points worse than that of trial 31 (95 % interval: 0.75 points worse to 0.65 points better).');
  expect(told).toContain('with a probability below 0.001 (its p).');
  const clear = trialComparisonText({ ...worse, interval: { low: -0.11, high: -0.001 } }, ACCURACY);
  expect(clear).toContain('is 0.05 points worse than that of trial 31 (95 % interval: 0.10 to 11.00 points worse).');
  expect(trialComparisonText({ kind: 'none', reason: 'No rows.' }, ACCURACY)).toBe('No rows.');
});
