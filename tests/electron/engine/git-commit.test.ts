import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { gitCommit } from '../../../electron/engine/git-commit.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'git-commit-'));
const clone = path.join(folder, 'clone');
const git = (cwd: string, ...words: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org', ...words], { cwd, stdio: 'pipe' })
    .toString()
    .trim();

beforeAll(() => {
  git(folder, 'init', '--quiet', 'clone');
  git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'One');
});

describe('the commit of a clone is what git says', () => {
  it('on a branch, before and after git tidies up', () => {
    expect(gitCommit(clone)).toBe(git(clone, 'rev-parse', 'HEAD'));
    git(clone, 'pack-refs', '--all');
    expect(gitCommit(clone)).toBe(git(clone, 'rev-parse', 'HEAD'));
  });

  it('in a worktree, on a branch of its own and on none', () => {
    const worktree = path.join(folder, 'worktree');
    git(clone, 'worktree', 'add', '--quiet', worktree);
    git(worktree, 'commit', '--quiet', '--allow-empty', '-m', 'Two');
    expect(gitCommit(worktree)).toBe(git(worktree, 'rev-parse', 'HEAD'));
    expect(gitCommit(worktree)).not.toBe(gitCommit(clone));
    git(clone, 'pack-refs', '--all');
    expect(gitCommit(worktree)).toBe(git(worktree, 'rev-parse', 'HEAD'));
    git(worktree, 'checkout', '--quiet', '--detach');
    expect(gitCommit(worktree)).toBe(git(worktree, 'rev-parse', 'HEAD'));
  });
});

it('is null outside a clone, and where there is none yet', () => {
  expect(gitCommit(folder)).toBeNull();
  git(folder, 'init', '--quiet', 'empty');
  expect(gitCommit(path.join(folder, 'empty'))).toBeNull();
});
