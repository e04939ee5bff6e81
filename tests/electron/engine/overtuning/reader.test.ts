import { expect, test } from 'vitest';
import { foldersOf } from '../../../../electron/engine/folders.ts';
import { overtuningDetail } from '../../../../electron/engine/overtuning/reader.ts';
import { createPartitionFiles } from '../../../../electron/engine/tasks/partition-files.ts';
import type { StudyOvertuning } from '../../../../shared/overtuning.ts';
import { packHits } from '../../../../shared/row-results.ts';
import { pairedDifferenceInterval } from '../../../../shared/statistics/paired-proportions.ts';
import { GENERATED_ENVIRONMENT, GENERATED_TASK, generatedStudy } from '../../../../bench/app/generated-study.ts';
import { anotherSession, measuredEpoch, newTrial, smallStudy } from '../../../support/small-study.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const ROWS = 200;

/** A study whose trials lead one after another on *select*. @param right of each how many rows of *confirm* it gets right, from where. */
function foundAfter(right: readonly (readonly [from: number, count: number])[], keepsRows = true): StudyOvertuning {
  const { store } = smallStudy();
  const split = { ...GENERATED_TASK.split, confirm: ROWS };
  const { id: studyId } = store.createStudy({ ...generatedStudy('Led', 10), task: { ...GENERATED_TASK, split } });
  const sessionId = anotherSession(store, studyId);
  for (const [at, [from, count]] of right.entries()) {
    const { id } = store.addTrial(newTrial(sessionId, { modelSeed: at, epochs: 1 }));
    store.startTrial(id, 0, GENERATED_ENVIRONMENT);
    const hits = Uint8Array.from({ length: ROWS }, (_, row) => Number(row >= from && row < from + count));
    const epoch = measuredEpoch(1, 0.5 + 0.01 * at, { confirm: { accuracy: count / ROWS, loss: 1 - count / ROWS } });
    store.recordEpoch(id, epoch, { rowResults: keepsRows ? { confirm: packHits(hits) } : {} });
    store.finishTrial(id, { state: 'completed', failure: null });
  }
  const partitions = createPartitionFiles(foldersOf({ TRIALDECK_HOME: temporaryFolder() }));
  return overtuningDetail(store, partitions, studyId).found!;
}

test('the loss has its paired interval on the rows of confirm', () => {
  const found = foundAfter([
    [0, 100],
    [0, 150],
    [10, 146],
  ]);
  expect(found.absolute).toBeCloseTo(4 / ROWS, 12);
  expect(found.best).toBe(2);
  const counts = { both: 140, onlyFirst: 10, onlySecond: 6, neither: 44 };
  expect(found.interval).toEqual(pairedDifferenceInterval(counts, 0.95));
});

test('there is no interval where the last one is the best, or rows are not kept', () => {
  expect(
    foundAfter([
      [0, 100],
      [0, 150],
    ]),
  ).toMatchObject({ absolute: 0, best: 2, interval: null });
  const withoutRows = foundAfter(
    [
      [0, 150],
      [0, 100],
    ],
    false,
  );
  expect(withoutRows).toMatchObject({ absolute: 0.25, best: 1, interval: null });
});
