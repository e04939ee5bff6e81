/** A search that another program ran, read into a study as a session of it: whole, or nothing of it. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { TrialdeckError } from '../../../../shared/errors.ts';
import type { ForeignSession } from '../../../../shared/foreign-session.ts';
import { check, within } from '../../../../shared/parse/check.ts';
import { id, path as filePath } from '../../../../shared/parse/scalar.ts';
import { kindOf } from '../../tasks/catalogue.ts';
import type { Kind } from '../job.ts';
import type { KindParts } from '../kind-parts.ts';
import { runTask } from '../one-task.ts';

const KEPT = 20;
/** Ten thousand trials of a hundred epochs; reading takes as much memory several times over. */
const MOST_BYTES = 200_000_000;

const request = z.strictObject({ studyId: id, file: filePath });

export function createImportKind({ host: { store, environment } }: KindParts): Kind<'import'> {
  const read = (studyId: number, file: string): ForeignSession => {
    const study = store.study(studyId);
    const { readSearch, check: checkParams } = kindOf(study.task);
    if (readSearch === null)
      throw new TrialdeckError(
        'usage',
        `studyId is ${studyId}; no search by another program can stand beside its trials.`,
        'studyId',
      );
    const document = documentIn(file);
    const found = inFile(file, () => {
      const read = readSearch(document, study, environment.trialdeck);
      for (const [at, { params }] of read.trials.entries())
        within(`trials[${at}].params`, `trials[${at}].params: `, () => checkParams(params, study.space));
      return read;
    });
    const known = store.sessions(studyId).find(({ strategy, seed, createdAt }) => {
      return strategy.name === found.strategy.name && seed === found.seed && createdAt === found.startedAt;
    });
    if (known === undefined) return found;
    throw new TrialdeckError('usage', `The search in ${file} is in the study already.`, 'file');
  };
  return {
    name: 'import',
    word: 'Import',
    pauses: false,
    keeps: KEPT,
    parse: (value) => check(request, value, 'The request'),
    begin: ({ studyId, file }) => {
      read(studyId, file);
      return store.createJob({ kind: 'import', studyId, parent: null, about: { file }, cores: 'none' });
    },
    title: ({ about }) => `Import of ${path.basename(about.file!)}`,
    move: null,
    check: ({ studyId, about }) => void read(studyId!, about.file!),
    start: ({ studyId, about }, context) =>
      runTask(context, () => {
        const session = store.addForeignSession(studyId!, read(studyId!, about.file!));
        return Promise.resolve({ sessionId: session.id });
      }),
    parts: () => [],
    settle: ({ progress }) => progress,
    lostBy: () => null,
    mayBeDeleted: () => true,
    announce: () => {},
  };
}

/** Puts the file before the sentence of a refusal: several are read in one go. */
function inFile<Value>(file: string, part: () => Value): Value {
  try {
    return part();
  } catch (error) {
    if (!(error instanceof TrialdeckError)) throw error;
    throw new TrialdeckError(error.code, `${path.basename(file)}: ${error.message}`, error.field);
  }
}

/** @throws TrialdeckError usage, unless it is a file with one JSON document. */
function documentIn(file: string): unknown {
  const refuse = (why: string): never => {
    throw new TrialdeckError('usage', `The file ${file} ${why}.`, 'file');
  };
  if (!path.isAbsolute(file)) refuse('is no path from the root of the disk');
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true) return refuse('does not exist, or is no file');
  if (found.size > MOST_BYTES) refuse('has more than 200 MB; allowed is less');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('is not JSON');
    return refuse(`cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
