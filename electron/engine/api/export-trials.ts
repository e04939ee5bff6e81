/** Trials as CSV (RFC 4180) and as JSON. */
import type { TrialRow } from '../../../shared/trial-table.ts';
import type { Space } from '../../../shared/model.ts';

const COLUMNS = [
  'sessionId',
  'number',
  'state',
  'value',
  'stopValue',
  'bestEpoch',
  'epochs',
  'epochsDone',
  'durationMs',
  'worker',
  'startedAt',
  'finishedAt',
  'starred',
] as const satisfies readonly (keyof TrialRow)[];

/** One line a trial, a column a parameter of the space; empty where a trial has none. */
export function trialsAsCsv(rows: Iterable<TrialRow>, space: Space): string {
  const names = Object.keys(space);
  const lines = [[...COLUMNS, ...names.map((name) => `params.${name}`), 'tags', 'note']];
  for (const row of rows) {
    const written = [row.tags.join('; '), row.note];
    const cells = [...COLUMNS.map((column) => row[column]), ...names.map((name) => row.params[name]), ...written];
    lines.push(cells.map((cell) => String(cell ?? '')));
  }
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  // A cell that begins like a formula would be run by a spreadsheet; numbers may begin with a minus.
  const harmless = /^[=+@\t]/.test(cell) || (cell.startsWith('-') && Number.isNaN(Number(cell))) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
