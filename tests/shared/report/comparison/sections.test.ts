import { expect, test } from 'vitest';
import type { ComparisonEvidence } from '../../../../shared/experiment.ts';
import { cellText } from '../../../../shared/report/cell-text.ts';
import { armsSection } from '../../../../shared/report/comparison/arms.ts';
import { pairsSection } from '../../../../shared/report/comparison/pairs.ts';
import { verdictSection } from '../../../../shared/report/comparison/verdict.ts';
import { headText, plainText } from '../../../../shared/report/plain-text.ts';
import type { Section, Table } from '../../../../shared/report/report.ts';
import { COMPARED, evidenceOf, VERDICT } from '../../../support/comparison-evidence.ts';

function tableIn({ blocks }: Section): Table {
  const [table] = blocks;
  if (table?.kind !== 'table') throw new Error('The section has no table.');
  return table;
}
const textsOf = ({ columns, rows }: Table) => [columns.map(headText), ...rows.map(({ cells }) => cells.map(cellText))];
const armTexts = (evidence: ComparisonEvidence) => textsOf(tableIn(armsSection(evidence, COMPARED)));

test('the table of arms has every figure once, medians with their intervals', () => {
  const [final, select, regret] = ['0.8600 0.8590 to 0.8610', '0.8700 0.8680 to 0.8720', '0.0100 0.0080 to 0.0120'];
  const took = ['15 of 30', '60 40 to 80', '2 min 60 s to 3 min', '12 6 to …'];
  expect(armTexts(evidenceOf())).toEqual([
    [
      ...['Strategy', 'Runs', 'Spent (epochs)', 'Final confirm', 'Final select', 'Regret', 'Overtuning', 'Rank'],
      ...['Reached target', 'Epochs to it', 'Time to it', 'Trials to it'],
    ],
    ['Random search', '30', '100', final, select, regret, '0.0040', '1.25', ...took],
    ['Random search 2x', '30', '200', final, select, regret, '0.0040', '2.25', ...took],
    ['Hyperband', '30', '100', final, select, regret, '–', '3.25', '0 of 30', '–', '–', '–'],
  ]);
});

test('overtuning is a median', () => {
  const overtuning = tableIn(armsSection(evidenceOf(), COMPARED)).rows[0]!.cells[6];
  expect(overtuning).toEqual({ kind: 'number', value: 0.004, format: 'value' });
});

test('where runs are measured on select, it has one column; seconds are written as durations', () => {
  const byTime = { ...COMPARED, budget: { axis: 'seconds', amount: 100 } } as const;
  const [head, first] = textsOf(tableIn(armsSection(evidenceOf({ measure: 'select' }), byTime)));
  expect(head!.slice(1, 5)).toEqual(['Runs', 'Spent', 'Final select', 'Regret']);
  expect(first![2]).toBe('2 min');
});

test('the target is told with the arms, where there is one', () => {
  const captionOf = (evidence: ComparisonEvidence) => plainText(tableIn(armsSection(evidence, COMPARED)).caption);
  expect(captionOf(evidenceOf())).toMatch(/measured on confirm;.*; the target is the final median of random search, 0\.8600\.$/);
  expect(captionOf(evidenceOf({ target: null }))).not.toContain('target');
});

test('the table of pairs has a row for each two arms, with its sentence', () => {
  const table = tableIn(pairsSection(evidenceOf(), COMPARED));
  expect(textsOf(table).slice(0, 3)).toEqual([
    ['A', 'B', 'Won, tied, lost', 'P(A > B)', 'Mean difference', 'p', 'p, Holm', 'A is'],
    ['Random search', 'Random search 2x', '5 · 2 · 23', '0.20 0.10 to 0.30', '–', '–', '–', 'not shown'],
    [
      ...['Random search', 'Hyperband', '5 · 2 · 23', '0.20 0.10 to 0.30', '−0.0031 −0.0041 to −0.0021'],
      ...['< 0.001', '0.031', 'worse'],
    ],
  ]);
  expect(table.rows.map(({ note }) => note)).toEqual([
    ...['Arm 0 loses to arm 1.', 'Arm 0 loses to arm 2.', 'Arm 1 loses to arm 2.'],
  ]);
  expect(table.rows[2]!.cells.at(-1)).toEqual({ kind: 'finding', text: 'worse', tone: 'bad' });
});

test('the verdict comes with its answers and with how many pairs it takes', () => {
  const { blocks } = verdictSection(evidenceOf(), VERDICT);
  expect(blocks.flatMap((block) => (block.kind === 'text' ? block.paragraphs.map(plainText) : []))).toEqual([
    'In these 30 pairs Hyperband is better than Random search.',
    'Inherently better than random search with additional manual tuning?',
    'Not shown.',
    'For what it holds',
    'From pair to pair the search seed varies.',
    '30 pairs; 17 are needed to detect a clear difference four times in five, 29 for 19 times in 20.',
  ]);
});
