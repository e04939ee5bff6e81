/** Answers that hold as long as the database stays as it is. */
import type Database from 'better-sqlite3';

/** Gives what was computed for the key since a row last changed, else computes it. */
export type Memory = <Result>(key: string, compute: () => Result) => Result;

/** Plots are the largest, some 300 kB. */
const MOST_ANSWERS = 50;

/** Forgets everything when this connection has changed a row or another one has committed. */
export function createMemory(database: Database.Database): Memory {
  const ownChanges = database.prepare<[], number>('SELECT total_changes()').pluck();
  const kept = new Map<string, unknown>();
  let state = '';
  return <Result>(key: string, compute: () => Result): Result => {
    const now = `${String(database.pragma('data_version', { simple: true }))} ${String(ownChanges.get())}`;
    if (now !== state || kept.size === MOST_ANSWERS) kept.clear();
    state = now;
    if (!kept.has(key)) kept.set(key, compute());
    return kept.get(key) as Result;
  };
}
