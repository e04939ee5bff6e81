/** A copy of the open database in a file of its own. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { setImmediate as otherWork } from 'node:timers/promises';
import { TrialdeckError } from '../shared/errors.ts';
import { openDatabase, type Connection } from './connection.ts';

/** Copied in one go, between which everything else has its turn: about 1 MB. */
const PAGES_AT_ONCE = 256;

/** What a file is called until it is whole. */
export const draftOf = (file: string): string => `${file}.partial`;

/** @throws TrialdeckError usage, where the file or its draft exists: whose that is nobody knows. */
export function refuseTaken(file: string): void {
  const taken = [file, draftOf(file)].find((name) => existsSync(name));
  if (taken !== undefined) throw new TrialdeckError('usage', `The file ${taken} exists. Choose another name.`, 'file');
}

/**
 * Copies page by page, as the database is when the last page has been copied. Written under another name, brought to the disk
 * and renamed, so that a file with the name is always whole.
 *
 * @param own id of the job that makes the copy, which is not in it: there it would be one that never ends
 * @param onPages called with how many pages have been copied, and of how many
 * @throws TrialdeckError usage where the file or its draft exists, failure where it cannot be written; nothing half-made is left. Rejects with the
 *   signal's reason, once that aborts.
 */
export async function backUp(
  connection: Connection,
  file: string,
  own: number,
  signal: AbortSignal,
  onPages: (done: number, of: number) => void,
): Promise<void> {
  refuseTaken(file);
  const partial = draftOf(file);
  try {
    let pages = 0;
    await connection.copyTo(partial, ({ totalPages, remainingPages }) => {
      signal.throwIfAborted();
      pages = totalPages;
      onPages(totalPages - remainingPages, totalPages);
      return PAGES_AT_ONCE;
    });
    await otherWork();
    signal.throwIfAborted();
    forget(partial, own, connection);
    const descriptor = openSync(partial, 'r+');
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(partial, file);
    onPages(pages, pages);
  } catch (error) {
    for (const left of ['', '-journal', '-wal', '-shm']) rmSync(`${partial}${left}`, { force: true });
    if (signal.aborted || error instanceof TrialdeckError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new TrialdeckError('failure', `The backup ${file} could not be written: ${why}. Nothing of it is left.`, 'file', {
      cause: error,
    });
  }
}

function forget(file: string, jobId: number, { options }: Connection): void {
  const copy = openDatabase(file, false, options.nativeBinding);
  try {
    copy.prepare('DELETE FROM jobs WHERE id = ?').run(jobId);
  } finally {
    copy.close();
  }
}
