/** What Poppler, which is none of ours, reads in a PDF. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TrialdeckError } from '../../../../shared/errors.ts';
import type { AttachedFile } from '../attachment/attached-file.ts';

const MOST_BYTES = 2 ** 30;

/** The words of each page, in the order in which they stand. @throws TrialdeckError as `run` */
export function pagesOf(file: string): readonly string[] {
  return run('pdftotext', ['-layout', file, '-']).split('\f').slice(0, -1);
}

/** @throws TrialdeckError as `run` */
export function attachmentsOf(file: string): readonly AttachedFile[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-attached-'));
  try {
    run('pdfdetach', ['-saveall', '-o', folder, file]);
    return readdirSync(folder).map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @throws TrialdeckError unavailable where the program is not there, usage where it cannot read the file */
function run(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', maxBuffer: MOST_BYTES, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (cause) {
    const { code, stderr } = cause as { readonly code?: string; readonly stderr?: string };
    if (code === 'ENOENT')
      throw new TrialdeckError(
        'unavailable',
        `${program} is not there: it comes with Poppler (sudo apt-get install poppler-utils).`,
      );
    throw new TrialdeckError(
      'usage',
      `${program} cannot read the file: ${(stderr ?? String(cause)).trim().split('\n')[0]}`,
      'file',
    );
  }
}
