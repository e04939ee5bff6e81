import { onTestFinished, expect, test } from 'vitest';
import { createCounting, type Counting } from '../../../../electron/engine/rows/counting.ts';
import { createPartitionFiles } from '../../../../electron/engine/tasks/partition-files.ts';
import { createThinking } from '../../../../electron/engine/thinking/thinking.ts';
import type { Store } from '../../../../db/store.ts';
import { foldersOf } from '../../../../electron/engine/folders.ts';
import { addCountedTrial, countedStudy } from '../../../support/counted-study.ts';
import { newTrial, trainedTrial } from '../../../support/small-study.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

function counting(store: Store): { readonly counting: Counting; readonly announced: unknown[] } {
  const thinking = createThinking(1);
  onTestFinished(() => thinking.close());
  const announced: unknown[] = [];
  const folders = foldersOf({ TRIALDECK_HOME: temporaryFolder() });
  const host = { store, thinking, partitions: createPartitionFiles(folders) };
  return { counting: createCounting(host, (...event) => announced.push(event)), announced };
}

test('what was not counted when the database was opened is, and then trial by trial', async () => {
  const { store, studyId, sessionId } = countedStudy(4);
  const { counting: keeper, announced } = counting(store);
  await keeper.settled();
  expect(store.countedTrials({ of: 'session', id: sessionId })).toMatchObject({ upTo: 4, counted: 4 });
  expect(announced).toEqual([['counted', { studyId }]]);
  addCountedTrial(store, sessionId, 0.9);
  keeper.count(sessionId);
  await keeper.settled();
  expect(store.studyOverview(studyId).corrected).toMatchObject({ kind: 'corrected', trial: 5, counted: 5 });
});

test('a further run that lowers the mean of the winner gives its place to who is best then', async () => {
  const { store, studyId, sessionId } = countedStudy(0);
  for (const [configuration, share] of [0.95, 0.9, 0.85, 0.8].entries())
    addCountedTrial(store, sessionId, share, { configuration: 1 + configuration });
  const { counting: keeper } = counting(store);
  await keeper.settled();
  expect(store.studyOverview(studyId).corrected).toMatchObject({ trial: 1 });
  addCountedTrial(store, sessionId, 0.5, { configuration: 1 });
  keeper.count(sessionId);
  await keeper.settled();
  expect(store.studyOverview(studyId).corrected).toMatchObject({ trial: 2, runs: 1, counted: 5, configurations: 4 });
});

test('trials without rows are counted as such', async () => {
  const { store, sessionId } = countedStudy(0);
  trainedTrial(store, newTrial(sessionId), [0.5]);
  trainedTrial(store, newTrial(sessionId), [], { state: 'failed', failure: 'No room.' });
  await counting(store).counting.settled();
  expect(store.countedTrials({ of: 'session', id: sessionId })).toMatchObject({ upTo: 2, counted: 0, leftOut: 1 });
});

test('nothing is written when it is closed meanwhile', async () => {
  const { store, sessionId } = countedStudy(2);
  const { counting: keeper, announced } = counting(store);
  const settled = keeper.settled();
  await Promise.resolve();
  keeper.close();
  await settled;
  expect([store.countedTrials({ of: 'session', id: sessionId }), announced]).toEqual([null, []]);
});
