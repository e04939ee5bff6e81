import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { useStudy } from '../../../renderer/stores/study.ts';
import { useFilterCount, useLastFinished, useStarred } from '../../../renderer/stores/trial-lists.ts';
import { ACCURACY, LOSS } from '../../support/measures.ts';
import { overviewOf, progressOf, rowOf } from '../../support/window-data.ts';
import { openWindow } from '../support/window.ts';

async function opened(objective = ACCURACY) {
  const window = openWindow({
    studies: () => [overviewOf({ objectives: [objective.name] }), overviewOf({ id: 2 })],
    study: (id) => overviewOf({ id, objectives: [objective.name] }),
    running: () => [],
    progress: () => progressOf(),
    trials: ({ studyId }) => ({ rows: [rowOf({ id: studyId * 100 })], matched: studyId, total: 9 }),
  });
  const study = useStudy();
  study.open(1);
  await flushPromises();
  const use = async <Got>(composable: () => Got): Promise<Got> => {
    const { got } = window.use(composable);
    await flushPromises();
    return got;
  };
  return { ...window, study, use };
}

test('the last finished trials are those with an end, the latest first', async () => {
  const { use, asked } = await opened();
  const { data } = await use(() => useLastFinished(8));
  expect(data.value?.rows).toHaveLength(1);
  expect(asked('trials')).toEqual([
    [
      {
        studyId: 1,
        filter: { states: ['completed', 'stopped', 'failed', 'diverged'] },
        sort: { column: 'finishedAt', descending: true },
        limit: 8,
      },
    ],
  ]);
});

test.each([
  ['the largest accuracy', ACCURACY, true],
  ['the smallest loss', LOSS, false],
])('of the starred trials %s comes first', async (_, objective, descending) => {
  const { use, asked } = await opened(objective);
  await use(() => useStarred(20));
  expect(asked('trials').at(-1)).toEqual([
    { studyId: 1, filter: { starred: true }, sort: { column: 'value', descending }, limit: 20 },
  ]);
});

test('without a filter nothing is counted; with one it is counted anew as it changes', async () => {
  const { use, study, asked } = await opened();
  const { data } = await use(useFilterCount);
  expect([data.value, asked('trials')]).toEqual([null, []]);
  study.filter = { starred: true };
  await flushPromises();
  expect(data.value).toMatchObject({ matched: 1, total: 9 });
  study.filter = { starred: undefined };
  await flushPromises();
  expect(data.value).toBeNull();
});

test('the count of one study is not shown on the next', async () => {
  const { use, study } = await opened();
  const { data } = await use(useFilterCount);
  study.filter = { starred: true };
  await flushPromises();
  study.open(2);
  expect(data.value).toBeNull();
  await flushPromises();
  expect(data.value).toBeNull();
});
