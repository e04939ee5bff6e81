/** Trials as CSV (RFC 4180). */
import type { SortColumn, TrialRow } from '../../../shared/trial-table.ts';
import type { Space } from '../../../shared/model.ts';

type OwnColumn = Exclude<SortColumn, `params.${string}`>;
type Field = Exclude<keyof TrialRow, 'params'>;
type Head = Field | `params.${string}`;

/** What a column of the table is in a file; epochs come as those asked for and those trained. */
const FIELDS: Readonly<Record<OwnColumn, readonly Field[]>> = {
  session: ['session'],
  number: ['number'],
  state: ['state'],
  value: ['value'],
  stopValue: ['stopValue'],
  bestEpoch: ['bestEpoch'],
  epochsDone: ['epochs', 'epochsDone'],
  durationMs: ['durationMs'],
  worker: ['worker'],
  startedAt: ['startedAt'],
  finishedAt: ['finishedAt'],
  starred: ['starred'],
  tags: ['tags'],
  note: ['note'],
};
const WORDS: readonly OwnColumn[] = ['tags', 'note'];

/**
 * One line a trial; empty where a trial has none. @param columns in their order; all of them where there are none: the
 * trial's own, then one a parameter of the space, then what a person wrote. `value` and `stopValue` are of the study's objective.
 */
export function trialsAsCsv(rows: Iterable<TrialRow>, space: Space, columns: readonly SortColumn[] = columnsOf(space)): string {
  const heads = columns.flatMap((column): readonly Head[] => (isParameter(column) ? [column] : FIELDS[column]));
  const lines = [heads.map(quoted)];
  for (const row of rows) lines.push(heads.map((head) => quoted(textOf(row, head))));
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function columnsOf(space: Space): readonly SortColumn[] {
  const own = (Object.keys(FIELDS) as OwnColumn[]).filter((column) => !WORDS.includes(column));
  return [...own, ...Object.keys(space).map((name) => `params.${name}` as const), ...WORDS];
}

const isParameter = (head: string): head is `params.${string}` => head.startsWith('params.');

function textOf(row: TrialRow, head: Head): string {
  const cell = isParameter(head) ? row.params[head.slice('params.'.length)] : row[head];
  return typeof cell === 'object' && cell !== null ? cell.join('; ') : String(cell ?? '');
}

function quoted(cell: string): string {
  // A cell that begins like a formula would be run by a spreadsheet; numbers may begin with a minus.
  const harmless = /^[=+@\t]/.test(cell) || (cell.startsWith('-') && Number.isNaN(Number(cell))) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
