import path from 'node:path';
import { expect, test } from 'vitest';
import { writePrunedStudy } from '../../bench/recorded-sample.ts';
import { openConnection } from '../../db/connection.ts';
import { openStore } from '../../db/open-store.ts';
import { packHits } from '../../shared/row-results.ts';
import { measuredEpoch, newTrial, smallStudy } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('the sample keeps what replays and row results need, and nothing else of an epoch', () => {
  const folder = temporaryFolder();
  const [file, pruned] = [path.join(folder, 'recording.db'), path.join(folder, 'pruned.db')];
  const { store, studyId, sessionId } = smallStudy({ file });
  const rowResults = { select: packHits([1, 0, 1]), confirm: packHits([0, 1]) };
  const { id } = store.addTrial(newTrial(sessionId));
  for (let epoch = 1; epoch <= 10; epoch++)
    store.recordEpoch(id, measuredEpoch(epoch, epoch / 20, { durationMs: 12.3456, confirm: { accuracy: 0.1, loss: 2 } }), {
      rowResults,
    });
  store.finishTrial(id, { state: 'completed', failure: null });
  const before = store.recordedTrials(studyId);

  // The recording goes on meanwhile.
  writePrunedStudy(file, studyId, pruned);
  store.close();

  const sample = openStore(pruned, { readOnly: true });
  const [{ durationMs, ...rest }, ...others] = sample.recordedTrials(1) as [(typeof before)[number]];
  const { durationMs: _, ...first } = before[0]!;
  expect([rest, durationMs, others]).toEqual([first, new Float64Array(10).fill(12.3), []]);
  expect(sample.rowResults(1)).toEqual([
    { epoch: 10, partition: 'select', ...rowResults.select },
    { epoch: 10, partition: 'confirm', ...rowResults.confirm },
  ]);
  expect(sample.epochs(1)[2]).toMatchObject({ train: {}, stop: { accuracy: 0.15 }, confirm: { accuracy: 0.1 }, facts: {} });
  expect(Object.keys(sample.epochs(1)[2]!.stop)).toEqual(['accuracy']);
  sample.close();

  const connection = openConnection(pruned, { journal: 'delete' });
  expect(() => connection.write(() => connection.run('UPDATE epochs SET stop_value = 1'))).toThrow('an epoch never changes');
  connection.close();
});
