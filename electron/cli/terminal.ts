import type { Clock } from '../../shared/clock.ts';
import { systemClock } from '../../shared/system-clock.ts';

/** Where a command writes: results to standard output, everything else to standard error. */
export interface Terminal {
  /** A result. */
  print(line: string): void;
  /** Progress, warnings and questions. */
  say(line: string): void;
  /** Replaces the last line of progress; where standard error is no terminal, nothing. */
  replaceLine(line: string): void;
  readonly interactive: boolean;
  /** Characters in a line of results; without end where standard output is no terminal. */
  readonly width: number;
  readonly clock: Clock;
}

export function processTerminal(): Terminal {
  const interactive = process.stderr.isTTY === true;
  let pending = false;
  const clear = (): string => (pending ? '\r\u001b[2K' : '');
  return {
    interactive,
    width: process.stdout.isTTY ? process.stdout.columns : Infinity,
    clock: systemClock,
    print: (line) => void process.stdout.write(`${line}\n`),
    say: (line) => {
      process.stderr.write(`${clear()}${line}\n`);
      pending = false;
    },
    replaceLine: (line) => {
      if (!interactive) return;
      process.stderr.write(`${clear()}${line.slice(0, (process.stderr.columns ?? 100) - 1)}`);
      pending = true;
    },
  };
}

export type Alignment = 'start' | 'end';

/** Rows as aligned columns; numbers to the right. Every row has as many cells as the head. */
export function asTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const isNumeric = (column: number): boolean => rows.every((row) => /^(–|[-+−]?[\d.,]+( ?%)?|)$/.test(row[column]!));
  return alignedText(
    head,
    rows,
    head.map((_, column) => (isNumeric(column) ? 'end' : 'start')),
  );
}

/** Rows as columns, each with its alignment. */
export function alignedText(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (alignments[at] === 'end' ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)].join('\n');
}
