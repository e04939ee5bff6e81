/** What another program reads in a PDF. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface ReadPdf {
  /** Fields of `pdfinfo` by their names. */
  readonly info: Readonly<Record<string, string>>;
  /** The words of each page. */
  readonly pages: readonly string[];
  /** The types of its elements, as they are written one within the other. */
  readonly structure: string;
  /** Lines of `pdffonts` and `pdfimages`, without their heads. */
  readonly fonts: readonly string[];
  readonly images: readonly string[];
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-pdf-'));
  const file = path.join(folder, 'report.pdf');
  const ask = (program: string, ...args: readonly string[]): string =>
    execFileSync(program, [...args, file], { encoding: 'utf8', maxBuffer: 2 ** 27 });
  try {
    writeFileSync(file, bytes);
    const fields = ask('pdfinfo')
      .split('\n')
      .map((line) => /^([^:]+):\s+(.*)$/.exec(line));
    return {
      info: Object.fromEntries(fields.flatMap((field) => (field ? [[field[1]!, field[2]!]] : []))),
      pages: execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 2 ** 27 })
        .split('\f')
        .slice(0, -1),
      structure: ask('pdfinfo', '-struct'),
      fonts: ask('pdffonts').trim().split('\n').slice(2),
      images: ask('pdfimages', '-list').trim().split('\n').slice(2),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
