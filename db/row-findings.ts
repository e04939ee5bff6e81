/** What audits have found of rows. */
import type { RowFindings } from '../shared/audit.ts';
import type { Connection } from './connection.ts';

/** @param rows names them: a hash of all that decides which they are. What was found before is replaced. */
export function keepRowFindings(connection: Connection, rows: string, findings: RowFindings): void {
  connection.write(() => {
    connection.run('INSERT OR REPLACE INTO row_findings (rows, findings) VALUES (?, ?)', [rows, JSON.stringify(findings)]);
  });
}

export function rowFindings(connection: Connection, rows: string): RowFindings | null {
  const row = connection.first<{ findings: string }>('SELECT findings FROM row_findings WHERE rows = ?', [rows]);
  return row ? (JSON.parse(row.findings) as RowFindings) : null;
}
