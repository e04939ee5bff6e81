/** Settings: any plain data under a key. */
import type { Connection } from './connection.ts';

/** Undefined where the key was never set. */
export function setting(connection: Connection, key: string): unknown {
  const row = connection.first<{ value: string }>('SELECT value FROM settings WHERE key = ?', [key]);
  return row && (JSON.parse(row.value) as unknown);
}

export function setSetting(connection: Connection, key: string, value: unknown): void {
  connection.write(() => {
    connection.run('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [
      key,
      JSON.stringify(value),
    ]);
  });
}
