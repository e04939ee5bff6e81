/** Where the checkpoints of a session lie, and which of them are still needed. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { TrialdeckError } from '../../shared/errors.ts';
import { stateFile } from './pool/worker-files.ts';
import type { KeptState } from './pool/work.ts';
import { checkpointContent } from './tasks/checkpoint-content.ts';

export interface CheckpointFiles {
  readonly folder: string;
  /** The name that the state of a trial is kept under, see KeptState. */
  nameOf(ordinal: number): string;
  /** Whether there is a state of the trial. */
  has(ordinal: number): boolean;
  /** What can be gone on from, where there is a state. @throws TrialdeckError failure, of the fault `checkpoint`, where there is none */
  state(ordinal: number): KeptState;
  /**
   * Removes all that nobody needs: checkpoints of other trials than these, and what killed workers have left. To be called
   * while no worker of the session runs.
   */
  sweep(isNeeded: (ordinal: number) => boolean): void;
  remove(ordinal: number): void;
  /** Removes the checkpoint of a trial that has ended, and of those that it drove out, where they are not among the best. */
  keepBest(ended: number, best: readonly number[]): void;
}

/** @param uid of the session, which no session of another database has */
export function checkpointFolderOf(checkpoints: string, uid: string): string {
  return path.join(checkpoints, `session-${uid}`);
}

/** The name of a trial's state among all checkpoints, see KeptState. */
export function stateNameOf(uid: string, ordinal: number): string {
  return `session-${uid}/${nameOf(ordinal)}`;
}

const nameOf = (ordinal: number): string => `trial-${ordinal}`;

/** The uid of the session whose folder is called so, or null where it is none. */
export function sessionOfFolder(name: string): string | null {
  return /^session-(.+)$/.exec(name)?.[1] ?? null;
}

/** A checkpoint that is being written, or a graph that is being loaded: left over where its worker was killed. */
export function isTemporary(name: string): boolean {
  return name.endsWith('.tmp') || name.startsWith('graph-');
}

export function removeTemporaries(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (isTemporary(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** @throws TrialdeckError failure, where the folder cannot be made. */
export function checkpointFiles(checkpoints: string, uid: string): CheckpointFiles {
  const folder = checkpointFolderOf(checkpoints, uid);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TrialdeckError('failure', `The folder ${folder} cannot be made: ${why}.`, undefined, { cause });
  }
  const fileOf = (ordinal: number): string => stateFile(folder, nameOf(ordinal));
  const remove = (ordinal: number): void => rmSync(fileOf(ordinal), { force: true });
  let kept: readonly number[] = [];
  return {
    folder,
    nameOf,
    remove,
    has: (ordinal) => existsSync(fileOf(ordinal)),
    state: (ordinal) => ({ name: nameOf(ordinal), content: checkpointContent(fileOf(ordinal)) }),
    sweep: (isNeeded) => {
      removeTemporaries(folder);
      const there = readdirSync(folder).flatMap((name) => /^trial-(\d+)\.checkpoint$/.exec(name)?.[1] ?? []);
      for (const ordinal of there.map(Number)) if (!isNeeded(ordinal)) remove(ordinal);
    },
    keepBest: (ended, best) => {
      for (const ordinal of new Set([ended, ...kept])) if (!best.includes(ordinal)) remove(ordinal);
      kept = best;
    },
  };
}
