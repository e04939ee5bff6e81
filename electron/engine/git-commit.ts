/** The commit of a clone, by the files that git keeps (gitrepository-layout): a process of git's own would take longer than the rest of a start. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Null where the folder is no clone, or has no commit. */
export function gitCommit(clone: string): string | null {
  try {
    const folder = gitFolder(path.join(clone, '.git'));
    const head = textOf(path.join(folder, 'HEAD'));
    const [, name] = /^ref: (.+)$/.exec(head) ?? [];
    return name === undefined ? head : commitOf(name, [folder, commonFolder(folder)]);
  } catch {
    return null;
  }
}

/** A worktree has a file that names its folder. */
function gitFolder(entry: string): string {
  if (statSync(entry).isDirectory()) return entry;
  return path.resolve(path.dirname(entry), textOf(entry).replace(/^gitdir: /, ''));
}

/** Of all worktrees. */
function commonFolder(folder: string): string {
  try {
    return path.resolve(folder, textOf(path.join(folder, 'commondir')));
  } catch {
    return folder;
  }
}

function commitOf(name: string, [own, common]: readonly [string, string]): string | null {
  for (const file of [path.join(own, name), path.join(common, name)]) {
    try {
      return textOf(file);
    } catch {
      // A branch that nobody has written to since git tidied up is in the list of all.
    }
  }
  const line = textOf(path.join(common, 'packed-refs'))
    .split('\n')
    .find((each) => each.endsWith(` ${name}`));
  return line?.split(' ')[0] ?? null;
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8').trim();
}
