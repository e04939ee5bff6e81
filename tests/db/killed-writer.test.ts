import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { openStore } from '../../db/open-store.ts';
import { smallStudy } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test.each([7, 133])('a writer killed after %i epochs loses no committed one', async (wanted) => {
  const file = join(temporaryFolder(), 'trialdeck.sqlite');
  smallStudy({ file }).store.close();
  const committed = await epochsUntilKilled(file, wanted);
  expect(committed.length).toBeGreaterThanOrEqual(wanted);

  const connection = openConnection(file);
  expect(connection.tuples('PRAGMA integrity_check')).toEqual([['ok']]);
  expect(connection.tuples('PRAGMA foreign_key_check')).toEqual([]);
  const stored = connection.tuples<[number, number]>('SELECT trial_id, epoch FROM epochs');
  connection.close();
  const found = new Set(stored.map(([trialId, epoch]) => `${trialId} ${epoch}`));
  expect(committed.filter((epoch) => !found.has(epoch))).toEqual([]);

  const store = openStore(file);
  for (const trial of store.trialsOf(1)) expect(store.epochs(trial.id)).toHaveLength(trial.epochsDone);
  store.close();
});

/** What the writer said, up to its death. */
async function epochsUntilKilled(file: string, wanted: number): Promise<readonly string[]> {
  const script = new URL('../support/write-epochs.ts', import.meta.url);
  const writer = spawn(process.execPath, [script.pathname, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  const lines = createInterface(writer.stdout);
  lines.on('line', (line) => {
    said.push(line);
    if (said.length === wanted) writer.kill('SIGKILL');
  });
  await Promise.all([once(writer, 'exit'), once(lines, 'close')]);
  return said;
}
