import path from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../../../../db/connection.ts';
import { openStore } from '../../../../../db/open-store.ts';
import { checkRecord } from '../../../../../electron/engine/report/verify/check-record.ts';
import { addSimulatedStudy } from '../../../../support/simulated-studies.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

test('what is kept of every trial follows from its epochs; each value that was altered is found', () => {
  const file = path.join(temporaryFolder(), 'trialdeck.db');
  const store = openStore(file);
  const { id } = addSimulatedStudy(store, { name: 'Told', trials: 40, seed: 2, epochs: 3 });
  expect(checkRecord(store, id)).toMatchObject({ trials: 40, faults: [] });
  const valued = store.trialPage({ studyId: id, limit: 40 }).rows.filter(({ value }) => value !== null);
  store.close();
  const connection = openConnection(file);
  for (const { name } of connection.all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`))
    connection.run(`DROP TRIGGER ${name}`);
  for (const { id: trial, bestEpoch } of valued)
    connection.run('UPDATE epochs SET select_value = select_value + 0.0001 WHERE trial_id = ? AND epoch = ?', [trial, bestEpoch]);
  connection.close();
  const altered = openStore(file);
  const { faults } = checkRecord(altered, id);
  altered.close();
  expect(faults).toHaveLength(valued.length);
  expect(faults[0]).toMatch(/^Trial \d+ is kept with 0\.\d+ at epoch \d; its epochs say 0\.\d+ at \d\.$/);
});
