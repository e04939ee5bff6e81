/** Where a command writes: results to standard output, everything else to standard error. */
export interface Terminal {
  /** A result. */
  print(line: string): void;
  /** Progress, warnings and questions. */
  say(line: string): void;
  /** Replaces the last line of progress; where standard error is no terminal, nothing. */
  replaceLine(line: string): void;
  readonly interactive: boolean;
  readonly width: number;
}

export function processTerminal(): Terminal {
  const interactive = process.stderr.isTTY === true;
  let pending = false;
  const clear = (): string => (pending ? '\r\u001b[2K' : '');
  return {
    interactive,
    width: process.stderr.columns ?? 100,
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

/** Rows as aligned columns; numbers to the right. Every row has as many cells as the head. */
export function asTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const isNumeric = head.map((_, column) => rows.every((row) => /^(–|[-+−]?[\d.,]+( ?%)?|)$/.test(row[column]!)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (isNumeric[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)].join('\n');
}
