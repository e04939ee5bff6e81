/**
 * One process owns a data folder at a time. It says so in a file with its process id, when that process started, and the
 * socket on which it takes requests; a file whose process is gone is taken over.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { TrialdeckError } from '../../shared/errors.ts';
import { reasonOf } from './fault.ts';
import { isAlive, thisProcess, type ProcessIdentity } from './living-process.ts';

export interface Owner extends ProcessIdentity {
  readonly socket: string;
}

export interface Ownership {
  readonly owner: Owner;
  release(): void;
}

/** The live owner of the folder, or null. */
export function ownerOf(dataFolder: string): Owner | null {
  return ownerIn(lockFile(dataFolder));
}

function ownerIn(file: string): Owner | null {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as Owner;
    return isAlive(owner) ? owner : null;
  } catch {
    return null;
  }
}

/**
 * Takes the folder for this process, or answers who has it: for that nothing is written, so that an owner is reached whose disk is full.
 * @throws TrialdeckError failure, where the folder cannot be written.
 */
export function takeOwnership(dataFolder: string): Ownership | { readonly takenBy: Owner } {
  const before = ownerOf(dataFolder);
  if (before !== null) return { takenBy: before };
  const owner: Owner = { ...thisProcess(), socket: socketPath(dataFolder) };
  const file = lockFile(dataFolder);
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
    for (;;) {
      // A link is made whole or not at all, and never over another.
      if (tryLink(draft, file)) return { owner, release: () => release(file, owner) };
      const holder = ownerOf(dataFolder);
      if (holder !== null) return { takenBy: holder };
      removeStale(file, `${draft}.stale`);
    }
  } catch (cause) {
    throw new TrialdeckError('failure', `The data folder ${dataFolder} cannot be written. ${reasonOf(cause)}`);
  } finally {
    rmSync(draft, { force: true });
  }
}

function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

/**
 * Takes away the lock of a process that is gone. Another start may have found it so too and taken the folder over since: its lock is put
 * back. Exported for its test.
 */
export function removeStale(file: string, away: string): void {
  if (!tryRename(file, away)) return;
  if (ownerIn(away) !== null) tryLink(away, file);
  rmSync(away);
}

function tryRename(file: string, to: string): boolean {
  try {
    renameSync(file, to);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw cause;
  }
}

function release(file: string, owner: Owner): void {
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as Owner;
    if (found.pid === owner.pid && found.startedAt === owner.startedAt) rmSync(file, { force: true });
  } catch {
    // Another process has taken the folder over and its file is not ours to remove.
  }
}

function lockFile(dataFolder: string): string {
  return path.join(dataFolder, 'owner.json');
}

/** Short, because the path of a socket may have about 100 characters only. */
function socketPath(dataFolder: string): string {
  const key = createHash('sha256').update(path.resolve(dataFolder)).digest('hex').slice(0, 16);
  return process.platform === 'win32' ? `\\\\.\\pipe\\trialdeck-${key}` : path.join(tmpdir(), `trialdeck-${key}.sock`);
}
