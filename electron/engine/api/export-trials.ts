/** Trials as CSV (RFC 4180). */
import type { Corrected } from '../../../shared/corrected.ts';
import type { SortColumn, TrialRow } from '../../../shared/trial-table.ts';
import type { Space } from '../../../shared/model.ts';

type OwnColumn = Exclude<SortColumn, `params.${string}`>;
type Field = Exclude<keyof TrialRow, 'params'>;
type Head = Field | `params.${string}` | (typeof CORRECTED)[number];

/** What the winner of the study is worth, in its own line alone; it stands beside every `value`. */
const CORRECTED = ['corrected', 'correctedLow', 'correctedHigh'] as const;

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
 * Beside `value` stands what the winner is worth, corrected for having been chosen, with its interval of 95 %.
 */
export function trialsAsCsv(
  rows: Iterable<TrialRow>,
  { space, corrected }: { readonly space: Space; readonly corrected: Corrected },
  columns: readonly SortColumn[] = columnsOf(space),
): string {
  const heads = columns.flatMap(headsOf);
  const lines = [heads.map(quoted)];
  for (const row of rows) lines.push(heads.map((head) => quoted(textOf(row, head, corrected))));
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function columnsOf(space: Space): readonly SortColumn[] {
  const own = (Object.keys(FIELDS) as OwnColumn[]).filter((column) => !WORDS.includes(column));
  return [...own, ...Object.keys(space).map((name) => `params.${name}` as const), ...WORDS];
}

function headsOf(column: SortColumn): readonly Head[] {
  if (isParameter(column)) return [column];
  return column === 'value' ? ['value', ...CORRECTED] : FIELDS[column];
}

const isParameter = (head: string): head is `params.${string}` => head.startsWith('params.');
const isCorrected = (head: Head): head is (typeof CORRECTED)[number] => CORRECTED.some((each) => each === head);

function correctedCell({ number }: TrialRow, head: (typeof CORRECTED)[number], corrected: Corrected): number | null {
  if (corrected.kind === 'uncorrected' || corrected.trial !== number) return null;
  const { value, interval } = corrected;
  return { corrected: value, correctedLow: interval.low, correctedHigh: interval.high }[head];
}

function textOf(row: TrialRow, head: Head, corrected: Corrected): string {
  if (isCorrected(head)) return String(correctedCell(row, head, corrected) ?? '');
  const cell = isParameter(head) ? row.params[head.slice('params.'.length)] : row[head];
  return typeof cell === 'object' && cell !== null ? cell.join('; ') : String(cell ?? '');
}

function quoted(cell: string): string {
  // A cell that begins like a formula would be run by a spreadsheet; numbers may begin with a minus.
  const harmless = /^[=+@\t]/.test(cell) || (cell.startsWith('-') && Number.isNaN(Number(cell))) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
