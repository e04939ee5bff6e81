import { expect, test } from 'vitest';
import { chipsOf } from '../../../../renderer/components/filter/chips.ts';
import { filterFields, keptRange } from '../../../../renderer/components/filter/fields.ts';
import type { TrialFilter } from '../../../../shared/trial-table.ts';
import { LOSS } from '../../../support/measures.ts';

const space = {
  units: { type: 'int', low: 16, high: 256 },
  optimizer: { type: 'categorical', values: ['adam', 'sgd'] },
} as const;
const fields = filterFields({ space, sessions: [], measures: [LOSS], objectives: [LOSS.name] });
const filter: TrialFilter = {
  states: ['failed', 'stopped'],
  starred: false,
  ranges: { durationMs: [1500, null], value: [null, 0.5], units: [16, 64] },
  choices: { optimizer: ['adam'] },
};

test('every condition is a chip in the words of the table, with the way back', () => {
  const chips = chipsOf(filter, fields, []);
  expect(chips.map(({ title, text }) => `${title}: ${text}`)).toEqual([
    'state: failed, stopped',
    'not starred: ',
    'training time (s): at least 1.5',
    'select loss: at most 0.5',
    'units: 16…64',
    'optimizer: adam',
  ]);
  expect(chips.every(({ field }) => field !== undefined)).toBe(true);
  expect(chips[2]!.without).toEqual({ ...filter, ranges: { value: [null, 0.5], units: [16, 64] } });
});

test('a range in seconds is kept in milliseconds', () => {
  const field = fields.find(({ key }) => key === 'durationMs')!;
  expect(keptRange(field, [1.5, null])).toEqual([1500, null]);
});

test('a condition on what the study does not have keeps its own name', () => {
  expect(chipsOf({ ranges: { 'params.depth': [1, 2] } }, fields, [])).toMatchObject([
    { title: 'depth', text: '1…2', field: undefined },
  ]);
});

test('sessions are named by their numbers in the study', () => {
  const sessions = [
    { id: 40, number: 1 },
    { id: 71, number: 2 },
  ];
  expect(chipsOf({ sessionIds: [71, 40] }, fields, sessions).map(({ text }) => text)).toEqual(['1, 2']);
});
