/** A copy of the whole database in one file, made while everything else goes on. */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { percentText } from '../../../../shared/format/value.ts';
import type { JobProgress } from '../../../../shared/job.ts';
import { check } from '../../../../shared/parse/check.ts';
import { path as filePath } from '../../../../shared/parse/scalar.ts';
import { draftOf, refuseTaken } from '../../../../db/back-up.ts';
import type { Kind } from '../job.ts';
import type { KindParts } from '../kind-parts.ts';
import { runTask } from '../one-task.ts';
import { sameJob } from '../same-job.ts';

const KEPT = 20;

const request = z.strictObject({ file: filePath.optional() });

export function createBackupKind({ host: { store, folders, clock } }: KindParts): Kind<'backup'> {
  const besideTheDatabase = (): string => {
    const { dir, name } = path.parse(folders.database);
    return path.join(dir, `${name} ${clock.now().replaceAll(':', '.')}.backup`);
  };
  return {
    name: 'backup',
    word: 'Backup',
    pauses: false,
    keeps: KEPT,
    parse: (value) => check(request, value, 'The request'),
    begin: ({ file }) => {
      if (file !== undefined) refuseFile(file);
      const about = { file: file ?? besideTheDatabase() };
      return (
        sameJob(store, 'backup', about) ?? store.createJob({ kind: 'backup', studyId: null, parent: null, about, cores: 'none' })
      );
    },
    title: ({ about }) => `Backup to ${path.basename(about.file!)}`,
    move: null,
    check: ({ about }) => refuseFile(about.file!),
    start: ({ id, about }, context) => {
      const began = clock.ms();
      return runTask(context, (signal, report) =>
        store.backUp(about.file!, id, signal, (pages, of) => report(copied(pages, of, clock.ms() - began))),
      );
    },
    parts: () => [],
    settle: ({ about, startedAt, progress }) => {
      // Before it has run, a file of that name is another's.
      if (startedAt !== null) rmSync(draftOf(about.file!), { force: true });
      return progress;
    },
    lostBy: (action, { state }) =>
      action === 'delete' && state === 'finished' ? 'Only this entry goes: the file stays where it is.' : null,
    mayBeDeleted: () => true,
    announce: () => {},
  };
}

/** @throws TrialdeckError usage, unless it can be a new file */
function refuseFile(file: string): void {
  if (!path.isAbsolute(file))
    throw new TrialdeckError('usage', `The file is ${file}; allowed is a path from the root of the disk.`, 'file');
  refuseTaken(file);
  if (!existsSync(path.dirname(file)))
    throw new TrialdeckError('usage', `The folder ${path.dirname(file)} does not exist. Choose another one.`, 'file');
}

function copied(pages: number, of: number, elapsedMs: number): JobProgress {
  const remainingMs = pages === 0 ? null : (elapsedMs / pages) * (of - pages);
  return { done: pages, of, share: pages / of, remainingMs, text: `${percentText(pages / of)} copied` };
}
