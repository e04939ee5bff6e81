import { expect, test } from 'vitest';
import { columnsOf } from '../../../../renderer/components/trials/columns.ts';
import { ACCURACY, LOSS, SCORE } from '../../../support/measures.ts';
import { overviewOf, rowOf } from '../../../support/window-data.ts';

test('a repeat names the trial that it repeats, which reads as a count by its number alone', () => {
  const { text } = columnsOf(overviewOf(), '').find(({ id }) => id === 'repeats')!;
  expect([text(rowOf({ repeats: 3 })), text(rowOf({ repeats: null }))]).toEqual(['trial 3', '']);
});

test('every measure beside the objective is a column that can be chosen and sorted by, its best first', () => {
  const study = overviewOf({ measures: [ACCURACY, LOSS, SCORE], objectives: [ACCURACY.name] });
  const columns = columnsOf(study, '').filter(({ id }) => id.startsWith('measures.'));
  expect(columns.map(({ id, sort, initially }) => [id, sort, initially])).toEqual([
    [`measures.${LOSS.name}`, `measures.${LOSS.name}`, false],
    [`measures.${SCORE.name}`, `measures.${SCORE.name}`, false],
  ]);
  expect(columns[0]).toMatchObject({ title: 'Select loss', descendingFirst: false });
  const row = rowOf({ otherValues: { [LOSS.name]: 0.41 } });
  expect(columns.map(({ text }) => text(row))).toEqual(['0.4100', '–']);
});
