/** Studies that lie inside a report, copied here: rows are read, and nothing that stands in the database runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TrialdeckError } from '../../../../shared/errors.ts';
import type { Store } from '../../../../db/store.ts';
import { unpacked } from './unpacked.ts';

/**
 * @param database in Base64, as it lies in the report
 * @returns ids of the studies that were not here
 * @throws TrialdeckError usage or unavailable, where it is no database that this program knows
 */
export async function openAttached(store: Store, database: string): Promise<readonly number[]> {
  const bytes = await unpacked(Buffer.from(database, 'base64'));
  if (bytes === null) throw new TrialdeckError('usage', 'What lies inside the report is damaged: nothing of it was opened.');
  const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-attached-'));
  try {
    const file = path.join(folder, 'attached.db');
    await writeFile(file, bytes);
    return store.importStudies(file, { sample: false });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
