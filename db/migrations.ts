/** Versions of the database: element i of the list is the SQL that leads from version i to i + 1. */
import type Database from 'better-sqlite3';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import {
  APPLICATION_ID,
  VERSION_1,
  VERSION_2,
  VERSION_3,
  VERSION_4,
  VERSION_5,
  VERSION_6,
  VERSION_7,
  VERSION_8,
  VERSION_9,
  VERSION_10,
  VERSION_11,
  VERSION_12,
  VERSION_13,
  VERSION_14,
  VERSION_15,
  VERSION_16,
  VERSION_17,
  VERSION_18,
} from './schema.ts';

export const MIGRATIONS: readonly string[] = [
  VERSION_1,
  VERSION_2,
  VERSION_3,
  VERSION_4,
  VERSION_5,
  VERSION_6,
  VERSION_7,
  VERSION_8,
  VERSION_9,
  VERSION_10,
  VERSION_11,
  VERSION_12,
  VERSION_13,
  VERSION_14,
  VERSION_15,
  VERSION_16,
  VERSION_17,
  VERSION_18,
];

/** Brings the database to the last version, one transaction a step; a file with content is copied to NAME.vN.backup first. */
export function migrate(database: Database.Database, migrations: readonly string[]): void {
  const version = versionOf(database);
  if (version > 0 && !database.memory) backUp(database, `${database.name}.v${version}.backup`);
  database.pragma('foreign_keys = OFF');
  for (let step = version; step < migrations.length; step++) takeStep(database, migrations, step);
  database.pragma('foreign_keys = ON');
}

export function versionOf(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

function takeStep(database: Database.Database, migrations: readonly string[], step: number): void {
  const run = database.transaction(() => {
    if (versionOf(database) > step) return;
    database.exec(migrations[step]!);
    const broken = database.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`Migration ${step + 1} leaves ${broken.length} rows that refer to nothing.`);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${step + 1}`);
  });
  run.immediate();
}

/** Written under another name and renamed, so that a file with the backup's name is always whole. */
function backUp(database: Database.Database, target: string): void {
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  database.prepare('VACUUM INTO ?').run(partial);
  const descriptor = openSync(partial, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(partial, target);
}
