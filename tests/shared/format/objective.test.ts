import { expect, test } from 'vitest';
import { objectiveFormat } from '../../../shared/format/objective.ts';
import { SCORE } from '../../support/measures.ts';

const found = (values: readonly number[], wholeValues: boolean): Parameters<typeof objectiveFormat>[0] => ({
  measures: [SCORE],
  objectives: [SCORE.name],
  incumbent: values,
  bestValue: values.at(-1) ?? null,
  defaultValue: null,
  wholeValues,
});

test('values of a study are whole where all of them are, whatever its best are', () => {
  expect(objectiveFormat(found([12, 3], true))(7)).toBe('7');
  expect(objectiveFormat(found([1, 0], false))(0.2306)).toBe('0.2306');
});

test('before anything was found decimals are not left out', () => {
  expect(objectiveFormat(found([], false))(0.0795)).toBe('0.0795');
  expect(objectiveFormat(found([], false))(null)).toBe('–');
});
