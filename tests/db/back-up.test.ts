import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backUp, draftOf } from '../../db/back-up.ts';
import { openConnection, type Connection } from '../../db/connection.ts';
import { createJob } from '../../db/jobs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ROWS = 3_000;
const never = new AbortController().signal;
const NO_JOB = 0;

interface Scene {
  readonly connection: Connection;
  /** Where the copy is to come, alone in its folder. */
  readonly copy: string;
  readonly folder: string;
}

/** A database of more pages than are copied in one go. */
function scene(): Scene {
  const connection = openConnection(path.join(temporaryFolder(), 'trialdeck.db'));
  onTestFinished(() => connection.close());
  connection.write(() => {
    connection.run('CREATE TABLE notes (text TEXT NOT NULL)', []);
    for (let row = 0; row < ROWS; row++) connection.run('INSERT INTO notes VALUES (?)', [`${row} `.repeat(200)]);
  });
  const folder = temporaryFolder();
  return { connection, folder, copy: path.join(folder, 'copy.db') };
}

function notesIn(file: string): number {
  const copy = openConnection(file, { readOnly: true });
  const { notes } = copy.first<{ notes: number }>('SELECT COUNT(*) AS notes FROM notes')!;
  copy.close();
  return notes;
}

test('the copy is whole and alone, and its pages are counted to the last', async () => {
  const { connection, folder, copy } = scene();
  const told: (readonly [done: number, of: number])[] = [];
  await backUp(connection, copy, NO_JOB, never, (done, of) => told.push([done, of]));
  expect([readdirSync(folder), notesIn(copy)]).toEqual([['copy.db'], ROWS]);
  expect(told.length).toBeGreaterThan(2);
  const [done, of] = told.at(-1)!;
  expect(done).toBe(of);
  expect(told.map(([pages]) => pages)).toEqual(told.map(([pages]) => pages).toSorted((one, other) => one - other));
});

test('what is written while it is copied is in it', async () => {
  const { connection, copy } = scene();
  let written = 0;
  await backUp(connection, copy, NO_JOB, never, () => {
    if (written === 0) written = connection.write(() => connection.run("INSERT INTO notes VALUES ('meanwhile')", [])).changes;
  });
  expect([written, notesIn(copy)]).toEqual([1, ROWS + 1]);
});

test('the job that makes the copy is not in it, others are', async () => {
  const { connection, copy, folder } = scene();
  const job = { kind: 'backup', studyId: null, parent: null, about: {}, cores: 'none' } as const;
  const [other, own] = [createJob(connection, job), createJob(connection, job)].map(({ id }) => id);
  await backUp(connection, copy, own!, never, () => {});
  expect(readdirSync(folder)).toEqual(['copy.db']);
  const copied = openConnection(copy, { readOnly: true });
  onTestFinished(() => copied.close());
  expect(copied.tuples('SELECT id FROM jobs')).toEqual([[other]]);
  expect(connection.tuples('SELECT id FROM jobs')).toEqual([[other], [own]]);
});

test('a file with the name of its draft is refused and left as it is', async () => {
  const { connection, folder, copy } = scene();
  writeFileSync(draftOf(copy), 'mine');
  await expect(backUp(connection, copy, NO_JOB, never, () => {})).rejects.toThrow(`The file ${draftOf(copy)} exists.`);
  expect([readdirSync(folder), readFileSync(draftOf(copy), 'utf8')]).toEqual([['copy.db.partial'], 'mine']);
});

test('a file that exists is refused and left as it is', async () => {
  const { connection, copy } = scene();
  writeFileSync(copy, 'mine');
  await expect(backUp(connection, copy, NO_JOB, never, () => {})).rejects.toMatchObject({ code: 'usage', field: 'file' });
  expect(readdirSync(path.dirname(copy))).toEqual(['copy.db']);
});

test('one that is interrupted is rejected with the reason, and nothing of it is left', async () => {
  const { connection, folder, copy } = scene();
  const interrupted = new AbortController();
  const reason = new Error('Enough.');
  await expect(backUp(connection, copy, NO_JOB, interrupted.signal, () => interrupted.abort(reason))).rejects.toBe(reason);
  expect(readdirSync(folder)).toEqual([]);
});

test('where it cannot be written, that is said', async () => {
  const { connection, folder } = scene();
  const copy = path.join(folder, 'nowhere', 'copy.db');
  await expect(backUp(connection, copy, NO_JOB, never, () => {})).rejects.toMatchObject({
    code: 'failure',
    field: 'file',
    message: expect.stringMatching(/^The backup .*copy\.db could not be written: .* Nothing of it is left\.$/),
  });
  expect(existsSync(copy)).toBe(false);
});
