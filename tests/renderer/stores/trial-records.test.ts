import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { ref } from 'vue';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import type { TrialDetail } from '../../../shared/trial-detail.ts';
import type { TrialQuery } from '../../../shared/trial-table.ts';
import { useIncumbentRecord, useTrialNumbered, useTrialRecord, useTrialRecords } from '../../../renderer/stores/trial-records.ts';
import { useStudy } from '../../../renderer/stores/study.ts';
import { measuredEpoch } from '../../support/small-study.ts';
import { detailOf, overviewOf, progressOf, rowOf } from '../../support/window-data.ts';
import { openWindow, pending } from '../support/window.ts';

const recordOf = (id: number): TrialDetail => detailOf({ id, state: 'running' });

async function opened() {
  const window = openWindow({
    studies: () => [overviewOf()],
    study: (id) => overviewOf({ id }),
    running: () => [],
    progress: () => progressOf(),
    trial: recordOf,
  });
  useStudy().open(1);
  await flushPromises();
  return window;
}

test('a record grows with its epochs while it trains, and is asked for again when it ends', async () => {
  const { use, announce, asked } = await opened();
  const { got } = use(() => useTrialRecord(() => 102));
  await flushPromises();
  const before = got.record.value!.epochs.length;
  announce('epoch', { studyId: 1, trialId: 102, number: 2, epoch: measuredEpoch(before + 1, 0.9) });
  announce('epoch', { studyId: 1, trialId: 103, number: 3, epoch: measuredEpoch(1, 0.9) });
  expect(got.record.value!.epochs).toHaveLength(before + 1);
  announce('trial', { studyId: 1, trial: rowOf({ id: 102 }) });
  await flushPromises();
  expect(asked('trial')).toEqual([[102], [102]]);
});

test('records come all together, and those of other trials are never shown in their place', async () => {
  const { use, answers } = await opened();
  const ids = ref([101, 102]);
  const { got } = use(() => useTrialRecords(() => ids.value));
  await flushPromises();
  expect(got.records.value?.map(({ trial }) => trial.id)).toEqual([101, 102]);
  const held = pending<TrialDetail>();
  answers.trial = (id) => (id === 103 ? held.promise : recordOf(id));
  ids.value = [102, 103];
  expect(got.records.value).toBeNull();
  await flushPromises();
  expect(got.records.value).toBeNull();
  ids.value = [101];
  await flushPromises();
  held.resolve(recordOf(103));
  await flushPromises();
  expect(got.records.value?.map(({ trial }) => trial.id)).toEqual([101]);
});

test('the former incumbent stays until the next one is known; that of another study does not', async () => {
  const { use, answers } = await opened();
  const study = ref<Pick<StudyOverview, 'id' | 'bestTrialId' | 'winner'> | null>({ id: 1, bestTrialId: 101, winner: null });
  const { got } = use(() => useIncumbentRecord(() => study.value));
  await flushPromises();
  const held = pending<TrialDetail>();
  answers.trial = (id) => (id === 102 ? held.promise : recordOf(id));
  study.value = { id: 1, bestTrialId: 102, winner: null };
  await flushPromises();
  expect(got.data.value?.trial.id).toBe(101);
  study.value = { id: 2, bestTrialId: 201, winner: null };
  expect(got.data.value).toBeNull();
  held.resolve(recordOf(102));
  await flushPromises();
  expect(got.data.value?.trial.id).toBe(201);
  study.value = { id: 2, bestTrialId: null, winner: null };
  await flushPromises();
  expect(got.data.value).toBeNull();
});

test('a trial is found by its number in the open study, and where there is none that is known', async () => {
  const { use, answers, asked } = await opened();
  answers.trials = ({ filter }) => {
    const rows = filter?.ranges?.['number']?.[0] === 2 ? [rowOf({ id: 102, number: 2 })] : [];
    return { rows, matched: rows.length, total: 2 };
  };
  const number = ref(2);
  const { got } = use(() => useTrialNumbered(() => number.value));
  await flushPromises();
  expect(got.data.value?.found?.id).toBe(102);
  number.value = 40;
  expect(got.data.value).toBeNull();
  await flushPromises();
  expect(got.data.value).toEqual({ found: null });
  expect(asked('trials').map(([query]) => (query as TrialQuery).studyId)).toEqual([1, 1]);
});
