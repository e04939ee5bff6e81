import { expect, test } from 'vitest';
import { IN_MEMORY, openConnection } from '../../db/connection.ts';
import { INSERT_EPOCH } from '../../db/epoch-row.ts';
import { epochKey, LAST_EPOCH, ofTrial } from '../../db/epoch-key.ts';
import { openStore } from '../../db/open-store.ts';
import { generatedStudy } from '../../bench/app/generated-study.ts';
import { anotherSession, measuredEpoch, newTrial, smallStudy, trainedTrial } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('the first and the last epoch that a trial can have are its own, and no neighbour’s', () => {
  const connection = openConnection(IN_MEMORY);
  const written = [6, 7, 8].flatMap((trialId) => [1, LAST_EPOCH].map((epoch) => [trialId, epoch] as const));
  for (const [trialId, epoch] of written) connection.run(INSERT_EPOCH, [trialId, epoch, null, null, null, '{}', 1]);
  expect(connection.tuples('SELECT trial_id, epoch FROM epochs')).toEqual(written);
  expect(connection.tuples(`SELECT trial_id, epoch FROM epochs WHERE ${ofTrial('7')}`)).toEqual([
    [7, 1],
    [7, LAST_EPOCH],
  ]);
  expect(connection.tuples(`SELECT trial_id, epoch FROM epochs WHERE id = ${epochKey('8', '1')}`)).toEqual([[8, 1]]);
  connection.close();
});

test('an epoch that has no key is refused', () => {
  const file = `${temporaryFolder()}/trialdeck.sqlite`;
  const { store, sessionId } = smallStudy({ file });
  const { id } = store.addTrial(newTrial(sessionId));
  const connection = openConnection(file);
  connection.run('UPDATE trials SET epochs_done = ?', [LAST_EPOCH]);
  connection.close();
  expect(() => store.recordEpoch(id, measuredEpoch(LAST_EPOCH + 1, 0.5))).toThrow(`the last one that is kept is ${LAST_EPOCH}`);
  store.close();
});

test('the epochs of a trial are found without a look at others', () => {
  const connection = openConnection(IN_MEMORY);
  const plan = connection.all<{ detail: string }>(
    `EXPLAIN QUERY PLAN SELECT * FROM trials CROSS JOIN epochs ON ${ofTrial('trials.id')}`,
  );
  expect(plan.map(({ detail }) => detail)).toContain('SEARCH epochs USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)');
  connection.close();
});

test('epochs go with their trials, and those of others stay', () => {
  const file = `${temporaryFolder()}/trialdeck.sqlite`;
  const { store, studyId, sessionId } = smallStudy({ file });
  const { id: otherStudy } = store.createStudy(generatedStudy('Other', 10));
  const otherSession = anotherSession(store, otherStudy);
  for (const session of [sessionId, otherSession, sessionId]) trainedTrial(store, newTrial(session), [0.5, 0.6]);
  store.close();
  const connection = openConnection(file);
  connection.run('DELETE FROM studies WHERE id = ?', [studyId]);
  expect(connection.tuples('SELECT trial_id, epoch FROM epochs')).toEqual([
    [2, 1],
    [2, 2],
  ]);
  connection.close();
  const after = openStore(file);
  expect(after.epochs(2)).toEqual([measuredEpoch(1, 0.5), measuredEpoch(2, 0.6)]);
  after.close();
});
