import { expect, test } from 'vitest';
import {
  filterFields,
  keptRange,
  shownRange,
  toggled,
  withChoices,
  withRange,
} from '../../../../renderer/components/filter/fields.ts';
import { SPACE } from '../../../support/window-data.ts';
import { LOSS } from '../../../support/measures.ts';

test('parameters that vary can be filtered by: numbers by a range, categories by choices', () => {
  const fields = filterFields({ space: SPACE, sessions: [], measures: [LOSS], objectives: [LOSS.name] });
  const kinds = new Map(fields.map(({ key, kind }) => [key, kind]));
  expect(kinds.get('learning_rate')).toBe('range');
  expect(kinds.get('optimizer')).toBe('choices');
  expect(kinds.has('patience')).toBe(false);
  expect(fields.find(({ key }) => key === 'value')!.title).toBe('select loss');
});

test('a study of one session cannot be filtered by sessions', () => {
  expect(
    filterFields({ space: {}, sessions: [], measures: [LOSS], objectives: [LOSS.name] }).some(({ kind }) => kind === 'sessions'),
  ).toBe(false);
});

test('a range or choices that say nothing leave the filter', () => {
  const filter = { ranges: { units: [1, 2] as const }, text: 'adam' };
  expect(withRange(filter, 'units', [null, null])).toEqual({ text: 'adam', ranges: undefined });
  expect(withRange(filter, 'value', [0.5, null])).toEqual({ text: 'adam', ranges: { units: [1, 2], value: [0.5, null] } });
  expect(withChoices({ choices: { optimizer: ['adam'] } }, 'optimizer', [])).toEqual({ choices: undefined });
  expect(withChoices({}, 'optimizer', ['adam', 'sgd'])).toEqual({ choices: { optimizer: ['adam', 'sgd'] } });
});

test('seconds are read where milliseconds are kept, open ends stay open', () => {
  const field = { scale: 1000 };
  expect(shownRange(field, [1500, null])).toEqual([1.5, null]);
  expect(keptRange(field, [null, 1.5])).toEqual([null, 1500]);
  expect(keptRange({}, [0.25, 0.5])).toEqual([0.25, 0.5]);
});

test('a value is taken in and out', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});
