import { expect, test } from 'vitest';
import { configurationRows, enoughToCompare, resultRows, trialIdsOf } from '../../../../renderer/components/compare/compared.ts';
import { detailOf, overviewOf, trialOf } from '../../../support/window-data.ts';
import { LOSS } from '../../../support/measures.ts';

const { params } = trialOf();
const TRIALS = [
  detailOf({ value: 0.8, bestEpoch: 7 }),
  detailOf({ id: 103, number: 3, value: 0.9, params: { ...params, units: 128, optimizer: 'adam' } }),
  detailOf({ id: 104, number: 4, value: null, bestEpoch: null, startedAt: null }),
];

test.each([
  ['3,1,2', [3, 1, 2]],
  ['3,3,1', [3, 1]],
  ['x,-1,0,2.5,7', [7]],
  ['1,2,3,4,5,6,7,8,9', [1, 2, 3, 4, 5, 6, 7, 8]],
  ['', []],
  [undefined, []],
])('the address %s names the trials %o', (written, ids) => {
  expect(trialIdsOf(written)).toEqual(ids);
});

test('two are enough to compare', () => {
  expect([[], [1], [1, 2]].map(enoughToCompare)).toEqual([false, false, true]);
});

test('values have their intervals, and the best one is marked', () => {
  const [value, , best] = resultRows(TRIALS, overviewOf());
  expect(value).toMatchObject({ name: 'select accuracy', differs: true });
  // Half the width of Wilson's intervals of 0.8 and of 0.9 on 400 rows.
  expect(value!.cells).toEqual([
    { text: '0.8000', margin: '±0.0391', marked: false },
    { text: '0.9000', margin: '±0.0295', marked: true },
    { text: '–', marked: false },
  ]);
  expect(best!.cells.map(({ text }) => text)).toEqual(['7', '3', '–']);
});

test('of losses the lowest is marked, without an interval', () => {
  const [value] = resultRows(TRIALS, overviewOf({ objectives: [LOSS.name] }));
  expect(value!.cells.map(({ marked, margin }) => [marked, margin])).toEqual([
    [true, undefined],
    [false, undefined],
    [false, undefined],
  ]);
});

test('what differs from the first configuration is marked', () => {
  const rows = configurationRows(TRIALS, overviewOf());
  expect(
    rows.filter(({ differs }) => differs).map(({ name, cells }) => [name, cells.map(({ text, marked }) => [text, marked])]),
  ).toEqual([
    [
      'units',
      [
        ['64', false],
        ['128', true],
        ['64', false],
      ],
    ],
    [
      'optimizer',
      [
        ['momentum', false],
        ['adam', true],
        ['momentum', false],
      ],
    ],
  ]);
  expect(rows).toHaveLength(7);
});
