/** Keeps the checkpoints of finished sessions within a quota: the oldest go first, and are trained again where they are needed. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

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

/** @param mayGoOn whether the session, by its number, is running or paused. */
export function enforceQuota(checkpoints: string, quotaBytes: number, mayGoOn: (sessionId: number) => boolean): void {
  if (!existsSync(checkpoints)) return;
  const files = readdirSync(checkpoints).flatMap((name) => {
    const sessionId = /^session-(\d+)$/.exec(name)?.[1];
    return sessionId === undefined ? [] : checkpointsIn(path.join(checkpoints, name), mayGoOn(Number(sessionId)));
  });
  for (const { file } of beyondQuota(files, quotaBytes)) rmSync(file, { force: true });
}

function checkpointsIn(folder: string, needed: boolean): CheckpointFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.checkpoint'))
    .map((name) => {
      const file = path.join(folder, name);
      const { size, mtimeMs } = statSync(file);
      return { file, bytes: size, writtenMs: mtimeMs, needed };
    });
}
