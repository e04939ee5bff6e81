/** The files that trials train on: made once, by what their task says, and kept in a cache that other processes may share. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Folders } from '../folders.ts';
import { isAlive, thisProcess } from '../living-process.ts';
import type { NamedFile } from '../named-file.ts';

/** How many partition files the cache keeps beside those in use; one of all rows has 47 MB. */
const KEPT_FILES = 8;
/** After the name, a hash of all that decides what is in the file. */
const EXTENSION = '.partitions';
/** After that, for whoever works on the file, the id and the start of its process, and letters of its own. */
const HELD = '.held';
const HELD_NAME = /\.(\d+)-(\d*)-[0-9a-f]+\.held$/;

export type PartitionFolders = Pick<Folders, 'partitions' | 'datasets' | 'shipped'>;

/** A file as its task makes it. */
export interface PartitionRecipe {
  /** All that decides what is in it, as plain data. */
  readonly key: readonly unknown[];
  /** Makes the file where it is not there yet or was damaged. @throws TrialdeckError, where the data cannot be read. */
  make(file: string, folders: PartitionFolders): void;
}

/** A partition file that was found whole, as one thread of a process tells another of it. */
export interface WholeFile {
  /** The same under every name of the file, for as long as nobody writes to it. */
  readonly content: string;
  /** What was found in it, as plain data of the task. */
  readonly header: object;
}

/** A partition file that stays where it is until it is released. */
export interface HeldPartitions {
  /** What a worker is granted of it. */
  readonly data: NamedFile;
  /** To be called once. */
  release(): void;
}

export interface PartitionFiles {
  /** The file, made where it is not there yet; another study may push it out. @throws TrialdeckError, where the data cannot be read. */
  fileOf(recipe: PartitionRecipe): string;
  /** The same for as long as somebody works on it. */
  hold(recipe: PartitionRecipe): HeldPartitions;
  /** Whatever study needs one of the removed files makes it again. */
  removeUnused(): void;
}

/** The cache, which other processes may share. */
export function createPartitionFiles(folders: PartitionFolders): PartitionFiles {
  const holders = new Map<string, number>();
  const { pid, startedAt } = thisProcess();
  const holder = `${pid}-${startedAt ?? ''}-${randomBytes(4).toString('hex')}`;

  const dropOldest = (): void => {
    const files = unusedFiles(folders.partitions)
      .map((file) => ({ file, used: statSync(file, { throwIfNoEntry: false })?.atimeMs ?? 0 }))
      .sort((left, right) => right.used - left.used);
    for (const { file } of files.slice(KEPT_FILES - 1)) rmSync(file, { force: true });
  };

  const fileOf = (recipe: PartitionRecipe): string => {
    const file = placeOf(recipe, folders);
    if (!existsSync(file)) dropOldest();
    recipe.make(file, folders);
    return file;
  };

  /** Another process may push the file out before it is held: then it is made again. */
  const named = (recipe: PartitionRecipe): NamedFile => {
    const file = fileOf(recipe);
    try {
      return { name: path.basename(file, EXTENSION), file: heldName(file, holder) };
    } catch (cause) {
      if (existsSync(file)) throw cause;
      return named(recipe);
    }
  };

  return {
    fileOf,
    hold: (recipe) => {
      const data = named(recipe);
      const held = data.file;
      holders.set(held, (holders.get(held) ?? 0) + 1);
      return {
        data,
        release: () => {
          const others = holders.get(held)! - 1;
          holders.set(held, others);
          if (others === 0) rmSync(held, { force: true });
        },
      };
    },
    removeUnused: () => {
      for (const file of unusedFiles(folders.partitions)) rmSync(file, { force: true });
    },
  };
}

/** Names what is in the file: a hash of all that decides it. */
export function partitionsName({ key }: Pick<PartitionRecipe, 'key'>): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 24);
}

/** Where the file lies once it is made. */
export function placeOf(recipe: PartitionRecipe, { partitions }: Pick<Folders, 'partitions'>): string {
  return path.join(partitions, `${partitionsName(recipe)}${EXTENSION}`);
}

/**
 * A second name of the file, its holder's own, under which its workers read it. Whoever removes the first name takes nothing
 * away from them.
 */
function heldName(file: string, holder: string): string {
  const held = `${file}.${holder}${HELD}`;
  if (existsSync(held) && statSync(held).ino === statSync(file).ino) return held;
  rmSync(held, { force: true });
  linkSync(file, held);
  return held;
}

/** Those that no living process holds: a file that is held has more than one name. */
function unusedFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder);
  for (const name of names) if (isLeftBehind(name)) rmSync(path.join(folder, name), { force: true });
  return names
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.nlink === 1);
}

/** Whether a process held a file by the name and is gone. */
function isLeftBehind(name: string): boolean {
  const [, pid, startedAt] = HELD_NAME.exec(name) ?? [];
  return pid !== undefined && !isAlive({ pid: Number(pid), startedAt: startedAt || null });
}
