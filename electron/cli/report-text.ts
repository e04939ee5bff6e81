/** Reports in a terminal. */
import { cellText, estimateText } from '../../shared/report/cell-text.ts';
import { headText, plainText } from '../../shared/report/plain-text.ts';
import type { Block, Cell, Column, Section, Table } from '../../shared/report/report.ts';
import { alignedText, type Alignment } from './terminal.ts';

/**
 * The section under its heading.
 *
 * @param width in characters: columns of a table that do not fit are left out by their priority, and named.
 */
export function sectionText({ heading, blocks }: Section, width: number): string {
  return [heading, ...blocks.map((block) => blockText(block, width))].join('\n');
}

function blockText(block: Block, width: number): string {
  switch (block.kind) {
    case 'text':
      return block.paragraphs.map(plainText).join('\n');
    case 'table':
      return [plainText(block.caption), '', tableText(block, width)].join('\n');
    case 'figure':
    case 'parallel':
      return `${block.title}: ${block.alternative}`;
    case 'rows':
      return `Which rows it sees when: ${block.alternative}.`;
    case 'code':
      return block.text.replaceAll(/^(?=.)/gm, '    ');
  }
}

/** The table in aligned columns, an interval in a column of its own behind its estimates. */
export function tableText(table: Table, width: number): string {
  const shown = fitting(table, width);
  const left = table.columns.filter((column) => !shown.columns.includes(column));
  const note = left.length === 0 ? [] : [`Left out, for want of room: ${left.map(headText).join(', ')}.`];
  return [drawn(shown), ...note].join('\n');
}

/** What fits into the width of the table's columns, or those that always stay. */
function fitting(table: Table, width: number): Table {
  const priorities = table.columns.map(({ priority }) => priority);
  const last = priorities.lastIndexOf(Math.max(...priorities));
  const isTooWide = drawn(table)
    .split('\n')
    .some((line) => line.length > width);
  if (!isTooWide || priorities[last] === 0) return table;
  const rest = <Item>(items: readonly Item[]): readonly Item[] => items.toSpliced(last, 1);
  return fitting(
    { ...table, columns: rest(table.columns), rows: table.rows.map((row) => ({ ...row, cells: rest(row.cells) })) },
    width,
  );
}

function drawn({ columns, rows }: Table): string {
  return alignedText(
    columns.flatMap(headCells),
    rows.map(({ cells }) => cells.flatMap(bodyCells)),
    columns.flatMap(({ alignment, kind }): readonly Alignment[] => (kind === 'estimate' ? [alignment, 'start'] : [alignment])),
  );
}

function headCells(column: Column): readonly string[] {
  return column.kind === 'estimate' ? [headText(column), '95 %'] : [headText(column)];
}

function bodyCells(cell: Cell): readonly string[] {
  if (cell.kind !== 'estimate') return [cellText(cell)];
  const { value, interval } = estimateText(cell);
  return [value, interval];
}
