/** Parallel coordinates as a table. */
import type { ParallelRow } from './parallel-geometry.ts';
import { csvRow } from './table.ts';

/** Comma-separated values: a row for each trial drawn, a column for each parameter, empty where it is not used. */
export function parallelCsv(rows: readonly ParallelRow[], parameters: readonly string[]): string {
  const lines = rows.map(({ number, value, params }) => [
    String(number),
    String(value ?? ''),
    ...parameters.map((name) => String(params[name] ?? '')),
  ]);
  return [['trial', 'value', ...parameters], ...lines].map(csvRow).join('');
}
