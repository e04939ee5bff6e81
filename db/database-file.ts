/** What a file must be before SQLite may touch it. Reads only, so that a refused file stays as it was. */
import Database from 'better-sqlite3';
import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { TrialdeckError } from '../shared/errors.ts';
import { APPLICATION_ID, versionOf } from './migrations.ts';

const SIGNATURE = 'SQLite format 3\0';
/** Places in the first bytes of a database (SQLite, Database File Format, 1.3). */
const HEADER = { length: 100, version: 60, applicationId: 68 };

interface Stamp {
  readonly applicationId: number;
  readonly version: number;
}

export interface FileUse {
  readonly readOnly: boolean;
  /** The version that this program reads and writes. */
  readonly version: number;
  readonly nativeBinding: string | undefined;
  /** Whether a file of an older version may be read as it is. */
  readonly olderToo?: boolean;
}

/**
 * Refuses a file that cannot be the database: foreign, garbage, of another version that cannot be dealt with, not accessible.
 * A missing or empty file is a new database.
 *
 * @returns the version of what is in the file
 * @throws TrialdeckError unavailable
 */
export function checkDatabaseFile(file: string, use: FileUse): number {
  refuseUnreachable(file, use.readOnly);
  if (!statSync(file, { throwIfNoEntry: false })?.size) {
    if (use.readOnly)
      throw refusal(file, 'there is no database in it yet', 'Start Trialdeck once to create it, or call: trialdeck jobs');
    return use.version;
  }
  const { applicationId, version } = existsSync(`${file}-wal`) ? stampInUse(file, use.nativeBinding) : stampAtRest(file);
  if (applicationId !== APPLICATION_ID) {
    throw refusal(file, 'it belongs to another program', 'Choose another file or move this one away');
  }
  refuseVersion(file, version, use);
  return version;
}

export function refusal(file: string, reason: string, remedy: string): TrialdeckError {
  return new TrialdeckError('unavailable', `The database ${file} cannot be opened: ${reason}. ${remedy}.`);
}

function refuseVersion(file: string, found: number, use: FileUse): void {
  if (found > use.version) {
    throw refusal(file, `it is of version ${found} and this Trialdeck knows up to ${use.version}`, 'Use the newer Trialdeck');
  }
  if (found < use.version && use.readOnly && !use.olderToo) {
    throw refusal(
      file,
      `it is of version ${found} and not yet brought to ${use.version}`,
      'Start Trialdeck once to do that, or call: trialdeck jobs',
    );
  }
}

/**
 * What the file says it is, the changes in its WAL included. This process may have the file open, and with any other way of
 * reading it would lose the locks of its connections when it closes the file, as POSIX has it.
 */
function stampInUse(file: string, nativeBinding: string | undefined): Stamp {
  const database = new Database(file, { readonly: true, ...(nativeBinding && { nativeBinding }) });
  try {
    return { applicationId: database.pragma('application_id', { simple: true }) as number, version: versionOf(database) };
  } finally {
    database.close();
  }
}

/** The same without a WAL, hence without a connection: read directly, as SQLite would put files beside it. */
function stampAtRest(file: string): Stamp {
  const header = Buffer.alloc(HEADER.length);
  const descriptor = openSync(file, 'r');
  const length = readSync(descriptor, header, 0, HEADER.length, 0);
  closeSync(descriptor);
  if (length < HEADER.length || !header.toString('latin1').startsWith(SIGNATURE)) {
    throw refusal(file, 'it is not an SQLite file', 'Choose another file or move this one away');
  }
  return { applicationId: header.readUInt32BE(HEADER.applicationId), version: header.readUInt32BE(HEADER.version) };
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
