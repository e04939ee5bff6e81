import { expect, test } from 'vitest';
import { trialsAsCsv } from '../../../../electron/engine/api/export-trials.ts';
import type { Corrected } from '../../../../shared/corrected.ts';
import type { TrialRow } from '../../../../shared/trial-table.ts';
import { ACCURACY, LOSS } from '../../../support/measures.ts';
import { CORRECTED } from '../../../support/window-data.ts';

const row: TrialRow = {
  id: 4,
  sessionId: 40,
  session: 1,
  number: 2,
  state: 'completed',
  params: { learning_rate: 0.001, optimizer: 'adam' },
  value: 0.875,
  stopValue: 0.87,
  otherValues: { loss: 0.41 },
  bestEpoch: 3,
  epochs: 5,
  epochsDone: 5,
  durationMs: 1200,
  startedAt: '2026-01-01T00:00:00Z',
  finishedAt: null,
  worker: 1,
  repeats: null,
  starred: false,
  tags: [],
  note: '',
};
const space = {
  learning_rate: { type: 'float', low: 1e-4, high: 0.1 },
  optimizer: { type: 'categorical', values: ['adam', 'momentum'] },
  momentum: { type: 'float', low: 0, high: 1, when: { optimizer: ['momentum'] } },
} as const;
const study = { space, measures: [ACCURACY, LOSS], objectives: [ACCURACY.name], corrected: { ...CORRECTED, trial: 2 } };

const cells = (changed: Partial<TrialRow>): string => trialsAsCsv([{ ...row, ...changed }], study).split('\r\n')[1]!;

test('a line a trial, a column a parameter, lines ended as RFC 4180 has it', () => {
  expect(trialsAsCsv([row], study)).toBe(
    'session,number,state,value,corrected,correctedLow,correctedHigh,stopValue,bestEpoch,epochs,epochsDone,durationMs,worker,startedAt,finishedAt,starred,measures.loss,' +
      'params.learning_rate,params.optimizer,params.momentum,tags,note\r\n' +
      '1,2,completed,0.875,0.7912,0.7467,0.8291,0.87,3,5,5,1200,1,2026-01-01T00:00:00Z,,false,0.41,0.001,adam,,,\r\n',
  );
});

test.each([
  [{ tags: ['a, b'] }, ',"a, b",'],
  [{ tags: ['one', 'or two'] }, ',one; or two,'],
  [{ tags: ['say "yes"'] }, ',"say ""yes""",'],
  [{ tags: ['=1+1'] }, ",'=1+1,"],
  [{ note: '-cmd' }, ",'-cmd"],
  [{ note: 'two\nlines' }, ',"two\nlines"'],
])('%j is quoted, and a spreadsheet runs nothing', (changed, end) => {
  expect(cells(changed).endsWith(end)).toBe(true);
});

test('only the columns asked for, in their order', () => {
  expect(trialsAsCsv([row], study, ['number', 'params.optimizer', 'epochsDone', 'note'])).toBe(
    'number,params.optimizer,epochs,epochsDone,note\r\n2,adam,5,5,\r\n',
  );
});

test('a measure beside the objective is a column, empty where a trial has no value of it', () => {
  expect(trialsAsCsv([row, { ...row, otherValues: {} }], study, ['number', 'measures.loss'])).toBe(
    'number,measures.loss\r\n2,0.41\r\n2,\r\n',
  );
});

test('what the winner is worth stands in its line alone, and nowhere while that is not known', () => {
  const valueOf = (corrected: Corrected, number = 2): string =>
    trialsAsCsv([{ ...row, number }], { ...study, corrected }, ['value']).split('\r\n')[1]!;
  expect(valueOf(study.corrected, 3)).toBe('0.875,,,');
  expect(valueOf({ kind: 'uncorrected', reason: 'No rows.' })).toBe('0.875,,,');
});

test('a negative number stays a number', () => {
  expect(cells({ value: -1.5 })).toContain(',completed,-1.5,0.7912,');
});
