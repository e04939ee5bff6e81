/**
 * What jobs have become that could not be written: kept in memory, and read in place of their rows until it is. Whoever asks through
 * this connection is told what is so; whoever reads the file beside it is told what was.
 */
import type { Database } from 'better-sqlite3';

/** To be read in place of `jobs`. To be made once a connection; nothing of it is in the file, so that a full disk does not matter. */
const TABLES = `
  CREATE TEMP TABLE held_jobs AS SELECT * FROM main.jobs WHERE FALSE;
  CREATE UNIQUE INDEX temp.held_jobs_by_id ON held_jobs (id);
  CREATE TEMP VIEW jobs_now AS
    SELECT * FROM main.jobs WHERE id NOT IN (SELECT id FROM held_jobs) UNION ALL SELECT * FROM held_jobs;`;

export function makeHeldJobs(database: Database): void {
  database.pragma('temp_store = MEMORY');
  database.exec(TABLES);
}
