import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { MIGRATIONS } from '../../db/migrations.ts';
import { openStore } from '../../db/open-store.ts';
import { anotherSession } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FIRST = MIGRATIONS.slice(0, 1);
const SECOND = [...FIRST, 'ALTER TABLE settings ADD COLUMN changed_at TEXT'];

describe('migrate', () => {
  test('brings an older database to the version, after a copy of it', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'trialdeck.sqlite');
    writeVersion1(file);
    const migrated = openConnection(file, { migrations: SECOND });
    expect(migrated.all('SELECT * FROM settings')).toEqual([{ key: 'theme', value: '"dark"', changed_at: null }]);
    expect(migrated.tuples('PRAGMA user_version')).toEqual([[2]]);
    migrated.close();
    expect(readdirSync(folder).sort()).toEqual(['trialdeck.sqlite', 'trialdeck.sqlite.v1.backup']);
    expect(settingsIn(`${file}.v1.backup`)).toEqual([{ key: 'theme', value: '"dark"' }]);
  });

  test('makes no copy of a new database or of a current one', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'trialdeck.sqlite');
    openConnection(file, { migrations: SECOND }).close();
    openConnection(file, { migrations: SECOND }).close();
    expect(readdirSync(folder)).toEqual(['trialdeck.sqlite']);
  });

  test('leaves the older version where a later step fails', () => {
    const file = join(temporaryFolder(), 'trialdeck.sqlite');
    writeVersion1(file);
    const broken = [...SECOND, `DELETE FROM settings; INSERT INTO nowhere VALUES (1)`];
    expect(() => openConnection(file, { migrations: broken })).toThrow('no such table: nowhere');
    expect(existsSync(`${file}.v1.backup`)).toBe(true);
    const again = openConnection(file, { migrations: FIRST });
    expect(again.all('SELECT * FROM settings')).toEqual([{ key: 'theme', value: '"dark"' }]);
    expect(again.tuples('PRAGMA user_version')).toEqual([[1]]);
    again.close();
  });

  test('takes back a step that leaves rows referring to nothing', () => {
    const file = join(temporaryFolder(), 'trialdeck.sqlite');
    writeVersion1(file);
    const orphan = `INSERT INTO trial_words (trial_id, words) VALUES (1, 'nobody')`;
    expect(() => openConnection(file, { migrations: [...FIRST, orphan] })).toThrow('refer to nothing');
    const again = openConnection(file, { migrations: FIRST });
    expect(again.tuples('SELECT * FROM trial_words')).toEqual([]);
    again.close();
  });

  test('does not migrate for a reader', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'trialdeck.sqlite');
    writeVersion1(file);
    expect(() => openConnection(file, { migrations: SECOND, readOnly: true })).toThrow(/not yet brought to 2/);
    expect(readdirSync(folder)).toEqual(['trialdeck.sqlite']);
  });
});

test('the sessions of version 5 are named by their number, where their checkpoints lie, and new ones by nothing that comes again', () => {
  const file = join(temporaryFolder(), 'trialdeck.sqlite');
  const former = openConnection(file, { migrations: MIGRATIONS.slice(0, 5) });
  former.run(`INSERT INTO studies (id, uid, name, created_at, updated_at, dataset, split, space, objective, max_epochs, sample)
    VALUES (1, 'a', 'Former', '', '', '{}', '{}', '{}', 'loss', 9, 0)`);
  for (const id of [1, 3])
    former.run(
      `INSERT INTO sessions (id, study_id, strategy, seed, budget, workers, state, created_at)
       VALUES (?, 1, '{}', 1, '{}', 1, 'paused', '')`,
      [id],
    );
  former.close();
  const store = openStore(file);
  expect([1, 3].map((id) => store.sessionUid(id))).toEqual(['1', '3']);
  const added = [anotherSession(store, 1), anotherSession(store, 1)].map((id) => store.sessionUid(id));
  expect(new Set(added).size).toBe(2);
  for (const uid of added) expect(uid).toMatch(/^[0-9a-f-]{36}$/);
  store.close();
});

function writeVersion1(file: string): void {
  const connection = openConnection(file, { migrations: FIRST });
  connection.write(() => connection.run(`INSERT INTO settings VALUES ('theme', '"dark"')`));
  connection.close();
}

function settingsIn(file: string): unknown {
  const database = new DatabaseSync(file);
  const rows = database
    .prepare('SELECT * FROM settings')
    .all()
    .map((row) => ({ ...row }));
  database.close();
  return rows;
}
