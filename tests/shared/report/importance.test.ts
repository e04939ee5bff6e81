import { expect, test } from 'vitest';
import { importanceSection, importanceSentence, meaningOf, whatMattered } from '../../../shared/report/importance.ts';
import { importancesOf, weighedParameter } from '../../support/importance-data.ts';

test('one that is clearly first is named with its share', () => {
  expect(importanceSentence(importancesOf())).toBe('learning_rate mattered most: 62 %, 51 % to 73 %.');
});

test('those that overlap with the first are named with it, and too many are not', () => {
  const shares = ['a', 'b', 'c', 'd'].map((name, at) => weighedParameter(name, [0.3 - 0.02 * at, 0.2, 0.4]));
  expect(importanceSentence(importancesOf({ parameters: shares.slice(0, 2) }))).toBe(
    'a and b mattered most; which of them more cannot be told.',
  );
  expect(importanceSentence(importancesOf({ parameters: shares, region: 'good' }))).toBe(
    'Within the better half of the trials, which hyperparameter mattered most cannot be told from 80 trials.',
  );
});

test('where even the first may have none, nothing is claimed', () => {
  const parameters = [weighedParameter('a', [0.4, 0, 0.9])];
  expect(importanceSentence(importancesOf({ parameters }))).toBe('No hyperparameter can be said to have mattered.');
});

test('two methods each say what they ask, and one refusal is said once', () => {
  const forest = importancesOf({ method: 'fanova', parameters: [weighedParameter('units', [0.7, 0.6, 0.8])] });
  expect(whatMattered(importancesOf(), forest)).toBe(
    'By PED-ANOVA, which asks what tells the best tenth of the trials apart, learning_rate mattered most: 62 %, 51 % to 73 %. ' +
      'By fANOVA, which asks what explains the values over the whole space, units mattered most: 70 %, 60 % to 80 %.',
  );
  const refused = importancesOf({ refusal: 'Too little to tell.' });
  expect(whatMattered(refused, refused)).toBe('Too little to tell.');
});

test('a refusal stands alone', () => {
  const refusal = 'Too little to tell.';
  expect(importanceSection(importancesOf({ refusal, parameters: [] }))).toMatchObject({ heading: refusal, blocks: [] });
});

test('what is left out is counted, a sample is stated, and pairs stand in a table of their own', () => {
  const pairs = [{ names: ['learning_rate', 'units'] as const, share: { value: 0.1, low: 0.05, high: 0.15 } }];
  const [, shares, together] = importanceSection(importancesOf({ method: 'fanova', pairs })).blocks;
  if (shares?.kind !== 'table' || together?.kind !== 'table') throw new Error('Two tables are expected.');
  expect(shares.rows.at(-1)!.cells).toMatchObject([{ text: { text: 'momentum' } }, { estimate: { value: null } }, { value: 70 }]);
  expect(together.rows[0]!.cells[0]).toMatchObject({ text: { text: 'learning_rate, units' } });
  const [meaning] = meaningOf(importancesOf({ matched: 100_000, used: 1_500 }));
  expect(meaning).toContain('From 1,500 trials with a value, a sample of 100,000; intervals are 95 %');
  expect(meaningOf(importancesOf())[0]).not.toContain('a sample');
});
