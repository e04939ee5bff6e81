/** Keeps the checkpoints of finished sessions within a quota: the oldest go first, and are trained again where they are needed. */
import { existsSync, readdirSync, rmSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { isTemporary, removeTemporaries, sessionOfFolder } from './checkpoint-files.ts';

export interface CheckpointFile {
  readonly file: string;
  readonly bytes: number;
  /** When it was written, in milliseconds. */
  readonly writtenMs: number;
  /** Whether its session may still go on from it. */
  readonly needed: boolean;
}

/** What must go so that the rest fits: the oldest that are not needed. All that are needed stay, even above the quota. */
export function beyondQuota(files: readonly CheckpointFile[], quotaBytes: number): readonly CheckpointFile[] {
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const oldest = files.filter(({ needed }) => !needed).toSorted((left, right) => left.writtenMs - right.writtenMs);
  return oldest.filter((file) => {
    const goes = bytes > quotaBytes;
    if (goes) bytes -= file.bytes;
    return goes;
  });
}

/** @param mayGoOn whether the session, by its uid, is running or paused. */
export function enforceQuota(checkpoints: string, quotaBytes: number, mayGoOn: (uid: string) => boolean): void {
  const files = sessionFolders(checkpoints).flatMap(({ folder, uid }) => filesIn(folder, mayGoOn(uid)));
  for (const { file } of beyondQuota(files, quotaBytes)) rmSync(file, { recursive: true, force: true });
}

/** Removes what killed workers have left, in every folder. To be called while no worker runs. */
export function sweepTemporaries(checkpoints: string): void {
  if (!existsSync(checkpoints)) return;
  removeTemporaries(checkpoints);
  for (const { folder } of sessionFolders(checkpoints)) removeTemporaries(folder);
}

function sessionFolders(checkpoints: string): readonly { readonly folder: string; readonly uid: string }[] {
  if (!existsSync(checkpoints)) return [];
  return readdirSync(checkpoints, { withFileTypes: true }).flatMap((entry) => {
    const uid = sessionOfFolder(entry.name);
    return uid === null || !entry.isDirectory() ? [] : [{ folder: path.join(checkpoints, entry.name), uid }];
  });
}

/** What a worker of another session writes at the moment may be gone before it is looked at. */
function filesIn(folder: string, needed: boolean): CheckpointFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.checkpoint') || isTemporary(name))
    .flatMap((name) => {
      const file = path.join(folder, name);
      const status = statSync(file, { throwIfNoEntry: false });
      return status ? [{ file, bytes: bytesOf(file, status), writtenMs: status.mtimeMs, needed }] : [];
    });
}

/** Of a folder, the sizes of what lies in it. */
function bytesOf(file: string, status: Stats): number {
  if (!status.isDirectory()) return status.size;
  const sizes = readdirSync(file).map((name) => statSync(path.join(file, name), { throwIfNoEntry: false })?.size ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0);
}
