import { describe, expect, test } from 'vitest';
import { observedText } from '../../../../shared/report/study/observed.ts';
import { importancesOf, weighedParameter } from '../../../support/importance-data.ts';
import { studyEvidenceOf } from '../../../support/study-evidence.ts';
import { rowOf, SPACE } from '../../../support/window-data.ts';

const weighed = weighedParameter('learning_rate', [0.62, 0.51, 0.73]);
const evidence = studyEvidenceOf();
const textOf = (importance: typeof weighed | null, given = evidence, name = 'learning_rate') =>
  observedText(name, SPACE[name]!, importance, given);

test('the share, the best and the worst place, and how far they are apart', () => {
  expect(textOf(weighed)).toContain('Alone it explains 62 % (51 % to 73 %) of the variance of the values.');
  expect(textOf(weighed)).toContain('is best at 0.01 (0.9000) and worst at 1e-4 (0.8000), 10.00 points apart');
});

describe('whether it may be noise follows from the intervals', () => {
  test('apart', () => expect(textOf(weighed)).toContain('their intervals do not overlap.'));
  test('overlapping', () => {
    const curve = { ...weighed.curve!, low: [0.78, 0.81], high: [0.85, 0.93] };
    expect(textOf({ ...weighed, curve })).toContain('their intervals overlap, so that it may be noise.');
  });
});

test('a loss is best where it is lowest', () => {
  const study = { ...evidence.study, objectives: ['loss'] };
  expect(textOf(weighed, { ...evidence, study })).toContain('is best at 1e-4 (0.8000) and worst at 0.01 (0.9000)');
});

test('nothing is said where too little is known', () => {
  expect(textOf(null)).toContain('Too few trials have it for anything to be said of its share.');
  const forest = importancesOf({ refusal: 'Only 3 trials have a value.' });
  expect(textOf(weighed, { ...evidence, forest })).toMatch(
    /^Only 3 trials have a value\. The 2 best configurations have it at 0\.01\.$/,
  );
});

describe('where the best configurations lie', () => {
  const leading = (...rates: readonly (number | undefined)[]) => ({
    ...evidence,
    leading: rates.map((rate) => rowOf({ params: rate === undefined ? {} : { learning_rate: rate } })),
  });
  test.each([
    [[0.001, 0.01], 'The 2 best configurations have it from 0.001 to 0.01.'],
    [[0.001], 'The best configuration has it at 0.001.'],
    [[0.001, undefined], '1 of the 2 best configurations has it, at 0.001.'],
    [[undefined, undefined], 'It is active in none of the 2 best configurations.'],
  ])('%j', (rates, words) => expect(textOf(weighed, leading(...rates))).toContain(words));

  test('by words', () => {
    const having = (...names: readonly string[]) => ({
      ...evidence,
      leading: names.map((optimizer) => rowOf({ params: { optimizer } })),
    });
    expect(textOf(null, having('adam', 'momentum', 'adam'), 'optimizer')).toContain(
      'Of the 3 best configurations 2 have adam and 1 has momentum.',
    );
    expect(textOf(null, having('adam', 'adam'), 'optimizer')).toContain('The 2 best configurations all have adam.');
  });
});

test('what is fixed is not searched', () => {
  expect(textOf(null, evidence, 'patience')).toBe('Not searched: it is the same for all.');
});
