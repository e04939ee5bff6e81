import { expect, test } from 'vitest';
import { sectionText, tableText } from '../../../electron/cli/report-text.ts';
import { armsSection } from '../../../shared/report/comparison/arms.ts';
import type { Table } from '../../../shared/report/report.ts';
import { estimateColumn, numberColumn, tableOf } from '../../../shared/report/table-of.ts';
import { COMPARED, evidenceOf } from '../../support/comparison-evidence.ts';

const TABLE = tableOf(
  [7, 1_200],
  [
    numberColumn<number>('Always', 'count', (value) => value),
    estimateColumn<number>('Estimate', 'count', (value) => ({ value, low: 1, high: null }), { priority: 1 }),
    numberColumn<number>('Last', 'hundredths', () => null, { unit: 'rows', priority: 1 }),
    numberColumn<number>('Least', 'count', () => 5, { priority: 2 }),
  ],
  ['What it is.'],
);

test('a table stands in columns, an interval in a column of its own', () => {
  expect(tableText(TABLE, Infinity).split('\n')).toEqual([
    'Always  Estimate  95 %    Last (rows)  Least',
    '     7         7  1 to …            –      5',
    ' 1,200     1,200  1 to …            –      5',
  ]);
});

test.each([
  [44, ['Always', 'Estimate', '95 %', 'Last (rows)', 'Least'], null],
  [43, ['Always', 'Estimate', '95 %', 'Last (rows)'], 'Left out, for want of room: Least.'],
  [30, ['Always', 'Estimate', '95 %'], 'Left out, for want of room: Last (rows), Least.'],
  [5, ['Always'], 'Left out, for want of room: Estimate, Last (rows), Least.'],
])('in %i characters the columns of the highest priority are left out, the last of equals first', (width, head, note) => {
  const [first, , , last] = tableText(TABLE, width).split('\n');
  expect([first!.split(/ {2,}/), last ?? null]).toEqual([head, note]);
});

test('the arms of a comparison fit into 120 characters with what matters', () => {
  const [block] = armsSection(evidenceOf(), COMPARED).blocks;
  const lines = tableText(block as Table, 120)
    .split('\n')
    .slice(0, -1);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(120);
  expect(lines[0]).toMatch(/^Strategy +Final confirm +95 % +Regret/);
});

test('text, code, figures and rows are lines below the heading', () => {
  const figure = {
    kind: 'figure',
    title: 'Curves',
    figure: {} as never,
    caption: [],
    alternative: 'two lines that cross',
  } as const;
  const rows = { kind: 'rows', picture: { moments: [], bands: [] }, alternative: 'train: every epoch' } as const;
  const code = { kind: 'code', language: 'sh', text: 'cd there\n\nls' } as const;
  const text = { kind: 'text', paragraphs: [['See ', { mark: 'code', text: 'show' }, '.']] } as const;
  expect(sectionText({ heading: 'Heading', anchor: 'heading', blocks: [text, code, figure, rows] }, 80)).toBe(
    'Heading\nSee show.\n    cd there\n\n    ls\nCurves: two lines that cross\nWhich rows it sees when: train: every epoch.',
  );
});
