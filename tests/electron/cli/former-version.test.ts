/** The first command after an upgrade, on a database of the version before. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { layFormerDatabase } from '../../support/former-databases.ts';
import { workplace } from '../../support/terminal.ts';

const place = workplace();
afterAll(place.remove);

test('may be one that only reads: the database is brought to this version, after one copy of it', async () => {
  layFormerDatabase('small', place.folder);
  const home = path.join(place.folder, 'data');
  const { code, stdout } = await place.run(['studies', '--json'], { TRIALDECK_HOME: home });
  expect([code, (JSON.parse(stdout) as readonly StudyOverview[]).length > 0]).toEqual([0, true]);
  expect(readdirSync(home).filter((name) => name.endsWith('.backup'))).toHaveLength(1);
});
