/** Versions of the database, a file each in `versions/`, and how one leads to the next. */
import type Database from 'better-sqlite3';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { VERSION_1 } from './versions/01-beginning.ts';
import { VERSION_2 } from './versions/02-confirm-and-stop-rules.ts';
import { VERSION_3 } from './versions/03-experiments.ts';
import { VERSION_4 } from './versions/04-reasons-of-stops.ts';
import { VERSION_5 } from './versions/05-stopped-sessions.ts';
import { VERSION_6 } from './versions/06-session-uids.ts';
import { VERSION_7 } from './versions/07-measures.ts';
import { VERSION_8 } from './versions/08-elsewhere.ts';
import { VERSION_9 } from './versions/09-jobs.ts';
import { VERSION_10 } from './versions/10-trial-numbers.ts';
import { VERSION_11 } from './versions/11-tasks.ts';
import { VERSION_12 } from './versions/12-row-results-by-partition.ts';
import { VERSION_13 } from './versions/13-margins.ts';
import { VERSION_14 } from './versions/14-counted-trials.ts';
import { VERSION_15 } from './versions/15-session-numbers.ts';
import { VERSION_16 } from './versions/16-width.ts';
import { VERSION_17 } from './versions/17-confirmations.ts';
import { VERSION_18 } from './versions/18-leak-trainings.ts';
import { VERSION_19 } from './versions/19-sample-jobs.ts';
import { VERSION_20 } from './versions/20-experiment-width.ts';
import { VERSION_21 } from './versions/21-row-findings.ts';
import { VERSION_22 } from './versions/22-remeasuring.ts';
import { VERSION_23 } from './versions/23-seeds-together.ts';
import { VERSION_24 } from './versions/24-classes-alike.ts';
import { VERSION_25 } from './versions/25-parts-of-jobs.ts';
import { VERSION_26 } from './versions/26-same-models.ts';
import { VERSION_27 } from './versions/27-held-ends.ts';
import { VERSION_28 } from './versions/28-authored.ts';
import { VERSION_29 } from './versions/29-why-ended.ts';
import { VERSION_30 } from './versions/30-vault-log.ts';
import { VERSION_31 } from './versions/31-held-epochs.ts';
import { VERSION_32 } from './versions/32-epochs-in-order.ts';

/** Marks a file as a database of Trialdeck: the letters "TdDb". */
export const APPLICATION_ID = 0x54644462;

/** Element i is the SQL that leads from version i to i + 1. */
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
  VERSION_19,
  VERSION_20,
  VERSION_21,
  VERSION_22,
  VERSION_23,
  VERSION_24,
  VERSION_25,
  VERSION_26,
  VERSION_27,
  VERSION_28,
  VERSION_29,
  VERSION_30,
  VERSION_31,
  VERSION_32,
];

/**
 * Brings the database to the last version in one transaction, so that whoever is killed in between leaves the version that was; a file
 * with content is copied to NAME.vN.backup first.
 */
export function migrate(database: Database.Database, migrations: readonly string[]): void {
  const version = versionOf(database);
  if (version > 0 && !database.memory) backUp(database, `${database.name}.v${version}.backup`);
  database.pragma('foreign_keys = OFF');
  const takeSteps = database.transaction(() => {
    for (let step = versionOf(database); step < migrations.length; step++) takeStep(database, migrations, step);
  });
  takeSteps.immediate();
  database.pragma('foreign_keys = ON');
}

export function versionOf(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

function takeStep(database: Database.Database, migrations: readonly string[], step: number): void {
  database.exec(migrations[step]!);
  const broken = database.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new Error(`Migration ${step + 1} leaves ${broken.length} rows that refer to nothing.`);
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.pragma(`user_version = ${step + 1}`);
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
