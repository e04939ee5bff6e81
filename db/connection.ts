/** A connection to the database: statements by their text, transactions, and errors in words. */
import Database from 'better-sqlite3';
import { resolve } from 'node:path';
import type { Clock } from '../shared/clock.ts';
import { systemClock } from '../shared/system-clock.ts';
import { TrialdeckError } from '../shared/errors.ts';
import { checkDatabaseFile, refusal } from './database-file.ts';
import { makeHeldJobs } from './held-jobs.ts';
import { createMemory } from './memory.ts';
import { MIGRATIONS, migrate, versionOf } from './migrations.ts';
import type { Sql } from './sql.ts';

export interface ConnectionOptions {
  readonly readOnly?: boolean | undefined;
  /** The time in ISO 8601; the machine's by default. */
  readonly now?: Clock['now'] | undefined;
  /** The machine's by default. */
  readonly ms?: Clock['ms'] | undefined;
  /** Path of the compiled SQLite addon, where it is not the one that comes with the package. */
  readonly nativeBinding?: string | undefined;
  readonly migrations?: readonly string[] | undefined;
  /** `wal` lets others read beside the writer; `delete` keeps everything in one file. */
  readonly journal?: 'wal' | 'delete' | undefined;
}

/** SQL with its values, or a text whose values are given beside it. */
export type Query = Sql | string;
export type Bindings = readonly unknown[] | Readonly<Record<string, unknown>>;

export interface Connection {
  readonly file: string;
  readonly readOnly: boolean;
  readonly options: ConnectionOptions;
  /** The time in ISO 8601. */
  now(): string;
  /** Rows as objects. */
  all<Row>(query: Query, bindings?: Bindings): Row[];
  first<Row>(query: Query, bindings?: Bindings): Row | undefined;
  /** Rows as arrays of their columns: for many and narrow rows. */
  tuples<Row extends readonly unknown[]>(query: Query, bindings?: Bindings): Row[];
  /** Tuples one at a time; nothing may be written through this connection meanwhile. */
  each(query: Sql): Iterable<readonly unknown[]>;
  /** The id of the row inserted last, and how many rows changed. */
  run(query: Query, bindings?: Bindings): { readonly id: number; readonly changes: number };
  /** The answer to a question of plain data, asked again only when a row has changed since: for `read`, not for `write`. */
  remembered<Question, Result>(question: Question, ask: (question: Question) => Result): Result;
  /** Sees one state of the database, whatever a writer does meanwhile. */
  read<Result>(action: () => Result): Result;
  /** One transaction: all or nothing. `durable` is on disk when the call returns, even if the power goes. */
  write<Result>(action: () => Result, durable?: boolean): Result;
  /**
   * One transaction in which the tables of another file can be read as `source.TABLE`; nothing may be written to them. SQLite could
   * still bring changes that wait beside the file into it: not while the caller has it open for reading.
   */
  writeFrom<Result>(other: string, action: () => Result): Result;
  /** Copies the database page by page into a new file; `next` says how many pages come next. */
  copyTo(file: string, next: (progress: Database.BackupMetadata) => number): Promise<void>;
  close(): void;
}

export const IN_MEMORY = ':memory:';
/** Statements kept ready; those of filters vary without end. */
const MOST_STATEMENTS = 200;
const BUSY_TIMEOUT_MS = 5000;
/** As many as four blocks of the index of the log hold (sqlite.org/walformat.html), 64 MB: few flushes, and reading stays as fast. */
const PAGES_BETWEEN_CHECKPOINTS = 16000;
/** Of what is recorded longer ago nothing is lost where the power goes. */
const MOST_UNFLUSHED_MS = 60_000;

/**
 * Opens or creates the database and brings it to the current version.
 *
 * @throws TrialdeckError unavailable, with the file left as it was
 */
export function openConnection(name: string, options: ConnectionOptions = {}): Connection {
  const file = name === IN_MEMORY ? name : resolve(name);
  const { readOnly = false, nativeBinding, migrations = MIGRATIONS, journal = 'wal' } = options;
  const database = inWords(file, () => {
    if (file !== IN_MEMORY) checkDatabaseFile(file, { readOnly, version: migrations.length, nativeBinding });
    return openDatabase(file, readOnly, nativeBinding);
  });
  try {
    inWords(file, () => {
      if (versionOf(database) < migrations.length) migrate(database, migrations);
      if (migrations === MIGRATIONS) makeHeldJobs(database);
      if (readOnly) return;
      database.pragma(`journal_mode = ${journal}`);
      database.pragma('synchronous = NORMAL');
      database.pragma(`wal_autocheckpoint = ${PAGES_BETWEEN_CHECKPOINTS}`);
    });
  } catch (error) {
    database.close();
    throw error;
  }
  return connectionOf(database, file, options);
}

export function openDatabase(file: string, readOnly: boolean, nativeBinding: string | undefined): Database.Database {
  const database = new Database(file, { readonly: readOnly, timeout: BUSY_TIMEOUT_MS, ...(nativeBinding && { nativeBinding }) });
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  return database;
}

function connectionOf(database: Database.Database, file: string, options: ConnectionOptions): Connection {
  const { readOnly = false, now = systemClock.now, ms = systemClock.ms } = options;
  let flushedAt = ms();
  const transaction = database.transaction((action: () => unknown) => action());
  const statement = statementsOf(database);
  const memory = createMemory(database);
  const guard = <Result>(action: () => Result): Result => inWords(file, action);

  const ask = <Result>(
    query: Query,
    bindings: Bindings | undefined,
    action: (found: Database.Statement, values: Bindings) => Result,
    raw = false,
  ): Result => {
    const { text, bindings: values } = typeof query === 'string' ? { text: query, bindings: bindings ?? [] } : query;
    return guard(() => action(statement(text, raw), values));
  };
  const write = <Result>(action: () => Result, durable = false): Result => {
    if (readOnly) throw new TrialdeckError('unavailable', `The database ${file} is open for reading only.`);
    if (database.inTransaction) return action();
    const flushes = durable || ms() - flushedAt >= MOST_UNFLUSHED_MS;
    if (flushes) database.pragma('synchronous = FULL');
    try {
      const result = guard(() => transaction.immediate(action) as Result);
      if (flushes) flushedAt = ms();
      return result;
    } finally {
      if (flushes) database.pragma('synchronous = NORMAL');
    }
  };

  return {
    file,
    readOnly,
    options,
    now,
    all: <Row>(query: Query, bindings?: Bindings) => ask(query, bindings, (found, values) => found.all(values) as Row[]),
    first: <Row>(query: Query, bindings?: Bindings) =>
      ask(query, bindings, (found, values) => found.get(values) as Row | undefined),
    tuples: <Row extends readonly unknown[]>(query: Query, bindings?: Bindings) =>
      ask(query, bindings, (found, values) => found.all(values) as unknown as Row[], true),
    each: ({ text, bindings }) => database.prepare(text).raw().iterate(bindings) as Iterable<readonly unknown[]>,
    run: (query, bindings) =>
      ask(query, bindings, (found, values) => {
        const { lastInsertRowid, changes } = found.run(values);
        return { id: Number(lastInsertRowid), changes };
      }),
    remembered: (question, ask) => memory(JSON.stringify(question), () => ask(question)),
    read: <Result>(action: () => Result) =>
      database.inTransaction ? action() : guard(() => transaction.deferred(action) as Result),
    write,
    writeFrom: (other, action) => {
      try {
        return write(() => {
          // Within the transaction, which would lock the other file as well if it began later.
          database.prepare('ATTACH ? AS source').run(other);
          return action();
        });
      } finally {
        if (isAttached(database, 'source')) database.exec('DETACH source');
      }
    },
    copyTo: async (target, next) => {
      await database.backup(target, { progress: next });
    },
    close: () => {
      database.close();
    },
  };
}

function isAttached(database: Database.Database, schema: string): boolean {
  return (database.pragma('database_list') as readonly { name: string }[]).some(({ name }) => name === schema);
}

function statementsOf(database: Database.Database): (sql: string, raw?: boolean) => Database.Statement {
  const kept = new Map<string, Database.Statement>();
  return (sql, raw = false) => {
    const key = raw ? `raw ${sql}` : sql;
    const found = kept.get(key);
    if (found) return found;
    if (kept.size === MOST_STATEMENTS) kept.clear();
    const prepared = raw ? database.prepare(sql).raw() : database.prepare(sql);
    kept.set(key, prepared);
    return prepared;
  };
}

/** Runs the action; what the machine may refuse becomes a sentence, what only a bug can cause is thrown as it is. */
export function inWords<Result>(file: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw error instanceof Database.SqliteError ? translated(file, error) : error;
  }
}

export function damage(file: string): TrialdeckError {
  return new TrialdeckError('failure', `The database ${file} is damaged. Restore it from a copy.`);
}

function translated(file: string, error: InstanceType<typeof Database.SqliteError>): Error {
  const failure = (reason: string): TrialdeckError =>
    new TrialdeckError('failure', `The database ${file} ${reason}.`, undefined, { cause: error });
  if (error.code === 'SQLITE_FULL') return failure('could not be written: the disk is full. What was saved before is safe');
  if (error.code.startsWith('SQLITE_READONLY')) return failure('could not be written: the file may only be read');
  if (error.code.startsWith('SQLITE_IOERR')) return failure('could not be read or written: the disk reports an error');
  if (error.code.startsWith('SQLITE_CORRUPT')) return damage(file);
  if (error.code.startsWith('SQLITE_CANTOPEN'))
    return refusal(file, 'the system refuses it', 'Check the folder and its permissions');
  if (error.code === 'SQLITE_NOTADB')
    return refusal(file, 'it is not an SQLite file', 'Choose another file or move this one away');
  if (error.code.startsWith('SQLITE_BUSY')) {
    return new TrialdeckError('busy', `The database ${file} is being written by another process. Try again.`, undefined, {
      cause: error,
    });
  }
  return error;
}
