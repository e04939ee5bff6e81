/** Rows from the tables of another file into those of the same name, without a way through JavaScript. */
import { TrialdeckError } from '../shared/errors.ts';
import { damage, type Connection } from './connection.ts';
import { refusal } from './database-file.ts';
import { joined, literal, sql, type Sql } from './sql.ts';

/**
 * One transaction of `into` in which the tables of `from` are at hand as `source.TABLE`. References are checked at its end.
 *
 * @param file where the rows lie, if not in the file of `from`
 * @throws TrialdeckError unavailable where the file lacks one of the tables, failure where it is damaged
 */
export function withSource<Result>(from: Connection, into: Connection, action: () => Result, file = from.file): Result {
  return from.read(() => {
    // A transaction begins with its first reading: the file stays as it is from here on.
    from.first('SELECT 1 FROM sqlite_schema');
    try {
      return into.writeFrom(file, () => {
        refuseOtherTables(file, into);
        into.run('PRAGMA defer_foreign_keys = ON');
        return action();
      });
    } catch (error) {
      throw error instanceof TrialdeckError && error.code === 'failure' && isDamaged(from) ? damage(file) : error;
    }
  });
}

/** By name: the order in which epochs and row results come before their trials, as a finished trial takes none. */
export function tablesOf(connection: Connection, schema: 'main' | 'source'): readonly string[] {
  const tables = sql`SELECT name FROM pragma_table_list WHERE schema = ${schema} AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`;
  return connection.all<{ name: string }>(tables).map(({ name }) => name);
}

/** Copies the rows that fulfil the condition, with some columns computed anew. */
export function copyRows(into: Connection, table: string, condition: Sql, computed: Readonly<Record<string, Sql>>): void {
  const columns = into.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table}, 'main')`).map(({ name }) => name);
  const values = columns.map((name) => computed[name] ?? literal(name));
  into.run(
    sql`INSERT INTO ${literal(`main.${table} (${columns.join(', ')})`)}
        SELECT ${joined(values, ', ')} FROM ${literal(`source.${table}`)} WHERE ${condition}`,
  );
}

/** A view runs what its author wrote, and so may a virtual table. */
function refuseOtherTables(file: string, into: Connection): void {
  const found = tablesOf(into, 'source');
  const missing = tablesOf(into, 'main').find((table) => !found.includes(table));
  if (missing) throw refusal(file, `it has no table named ${missing}`, 'Choose a file that Trialdeck has written');
}

function isDamaged(connection: Connection): boolean {
  return connection.tuples<[string]>('PRAGMA quick_check(1)')[0]?.[0] !== 'ok';
}
