/** Trials as CSV (RFC 4180). */
import { exactText } from '../../../shared/format/parameter.ts';
import type { Corrected } from '../../../shared/corrected.ts';
import type { SortColumn, TrialRow } from '../../../shared/trial-table.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import type { ParameterValue, Study } from '../../../shared/model.ts';

type Studied = Pick<Study, 'space' | 'measures' | 'objectives'>;
type OwnColumn = Exclude<SortColumn, `params.${string}` | `measures.${string}`>;
type Field = Exclude<keyof TrialRow, 'params' | 'otherValues'>;
type Head = Field | `params.${string}` | `measures.${string}` | (typeof CORRECTED)[number];

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
 * trial's own, then one a measure beside the study's objective, one a parameter of the space, and what a person wrote. `value` and
 * `stopValue` are of the objective.
 * Beside `value` stands what the winner is worth, corrected for having been chosen, with its interval of 95 %.
 */
export function trialsAsCsv(
  rows: Iterable<TrialRow>,
  { corrected, ...study }: Studied & { readonly corrected: Corrected },
  columns: readonly SortColumn[] = columnsOf(study),
): string {
  const heads = columns.flatMap(headsOf);
  const lines = [heads.map(quoted)];
  for (const row of rows) lines.push(heads.map((head) => quoted(textOf(row, head, corrected))));
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function columnsOf({ space, measures, objectives }: Studied): readonly SortColumn[] {
  const own = (Object.keys(FIELDS) as OwnColumn[]).filter((column) => !WORDS.includes(column));
  const objective = objectiveOf({ measures, objectives });
  const others = measures.filter(({ name }) => name !== objective.name).map(({ name }) => `measures.${name}` as const);
  return [...own, ...others, ...Object.keys(space).map((name) => `params.${name}` as const), ...WORDS];
}

function headsOf(column: SortColumn): readonly Head[] {
  if (isParameter(column) || isMeasure(column)) return [column];
  return column === 'value' ? ['value', ...CORRECTED] : FIELDS[column];
}

const isParameter = (head: string): head is `params.${string}` => head.startsWith('params.');
const isMeasure = (head: string): head is `measures.${string}` => head.startsWith('measures.');
const isCorrected = (head: Head): head is (typeof CORRECTED)[number] => CORRECTED.some((each) => each === head);

function correctedCell({ number }: TrialRow, head: (typeof CORRECTED)[number], corrected: Corrected): number | null {
  if (corrected.kind === 'uncorrected' || corrected.trial !== number) return null;
  const { value, interval } = corrected;
  return { corrected: value, correctedLow: interval.low, correctedHigh: interval.high }[head];
}

function textOf(row: TrialRow, head: Head, corrected: Corrected): string {
  if (isCorrected(head)) return String(correctedCell(row, head, corrected) ?? '');
  if (isMeasure(head)) return String(row.otherValues[head.slice('measures.'.length)] ?? '');
  if (isParameter(head)) return parameterCell(row.params[head.slice('params.'.length)]);
  const cell = row[head];
  return typeof cell === 'object' && cell !== null ? cell.join('; ') : String(cell ?? '');
}

/** Empty where the parameter is not active. */
function parameterCell(value: ParameterValue | undefined): string {
  return value === undefined ? '' : exactText(value);
}

function quoted(cell: string): string {
  // A cell that begins like a formula would be run by a spreadsheet; numbers may begin with a minus.
  const harmless = /^[=+@\t]/.test(cell) || (cell.startsWith('-') && Number.isNaN(Number(cell))) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
