/** What a file must be before SQLite may touch it. Reads only, so that a refused file stays as it was. */
import Database from 'better-sqlite3';
import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { TrialdeckError } from '../shared/errors.ts';
import { versionOf } from './migrations.ts';
import { APPLICATION_ID } from './schema.ts';

const SQLITE_SIGNATURE = 'SQLite format 3\0';
/** Places in the first page of a database (SQLite, Database File Format, 1.3). */
const HEADER = { length: 100, userVersion: 60, applicationId: 68 };

export interface FileUse {
  readonly readOnly: boolean;
  /** The version that this program reads and writes. */
  readonly version: number;
  readonly nativeBinding: string | undefined;
}

/**
 * Refuses a file that cannot be the database: foreign, garbage, of another version that cannot be dealt with, not accessible.
 * A missing or empty file is a new database. The application id is in the file's own header, since it is written before WAL
 * is switched on; the version may still be in the WAL.
 *
 * @throws TrialdeckError unavailable
 */
export function checkDatabaseFile(file: string, use: FileUse): void {
  refuseUnreachable(file, use.readOnly);
  const header = readHeader(file);
  if (header === null) {
    if (use.readOnly) throw refusal(file, 'there is no database in it yet', 'Start Trialdeck once to create it');
    return;
  }
  if (header.toString('latin1', 0, SQLITE_SIGNATURE.length) !== SQLITE_SIGNATURE || header.length < HEADER.length) {
    throw refusal(file, 'it is not an SQLite file', 'Choose another file or move this one away');
  }
  if (header.readUInt32BE(HEADER.applicationId) !== APPLICATION_ID) {
    throw refusal(file, 'it belongs to another program', 'Choose another file or move this one away');
  }
  refuseVersion(file, Math.max(header.readUInt32BE(HEADER.userVersion), versionInWal(file, use.nativeBinding)), use);
}

export function refusal(file: string, reason: string, remedy: string): TrialdeckError {
  return new TrialdeckError('unavailable', `The database ${file} cannot be opened: ${reason}. ${remedy}.`);
}

function refuseVersion(file: string, found: number, use: FileUse): void {
  if (found > use.version) {
    throw refusal(file, `it is of version ${found} and this Trialdeck knows up to ${use.version}`, 'Use the newer Trialdeck');
  }
  if (found < use.version && use.readOnly) {
    throw refusal(file, `it is of version ${found} and not yet brought to ${use.version}`, 'Start Trialdeck once to do that');
  }
}

function versionInWal(file: string, nativeBinding: string | undefined): number {
  if (!(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0)) return 0;
  const database = new Database(file, { readonly: true, ...(nativeBinding && { nativeBinding }) });
  try {
    return versionOf(database);
  } finally {
    database.close();
  }
}

function refuseUnreachable(file: string, readOnly: boolean): void {
  const folder = dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw refusal(file, `the folder ${folder} does not exist`, 'Create it or choose another');
  }
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile()) throw refusal(file, 'it is not a file', 'Choose another name');
  if (found && !allows(file, constants.R_OK)) throw refusal(file, 'it may not be read', 'Change its permissions');
  if (readOnly) return;
  if (!allows(folder, constants.W_OK)) {
    throw refusal(file, `the folder ${folder} may not be written to`, 'Change its permissions or choose another folder');
  }
  if (found && !allows(file, constants.W_OK)) throw refusal(file, 'it may not be written to', 'Change its permissions');
}

function allows(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/** The first bytes of the file; null where it is missing or empty. */
function readHeader(file: string): Buffer | null {
  if (!(statSync(file, { throwIfNoEntry: false })?.size ?? 0)) return null;
  const descriptor = openSync(file, 'r');
  try {
    const header = Buffer.alloc(HEADER.length);
    return header.subarray(0, readSync(descriptor, header, 0, HEADER.length, 0));
  } finally {
    closeSync(descriptor);
  }
}
