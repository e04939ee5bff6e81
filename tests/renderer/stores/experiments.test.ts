import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { ref } from 'vue';
import type { ExperimentDetail } from '../../../shared/experiment-detail.ts';
import type { ExperimentProgress } from '../../../shared/experiment.ts';
import { useExperiments } from '../../../renderer/stores/experiments.ts';
import { openWindow, pending } from '../support/window.ts';

const progressOf = (id: number, studyId: number, finishedRuns = 0): ExperimentProgress => ({
  experiment: {
    ...{
      id,
      studyId,
      jobId: 40 + id,
      kind: 'replay',
      repetitions: 3,
      seed: 1,
      workers: 1,
      width: 1,
      state: 'running',
      failure: null,
    },
    ...{
      budget: { axis: 'epochs', amount: 300 },
      createdAt: '2026-01-01T00:00:00.000Z',
      finishedAt: null,
      arms: [],
      margin: null,
    },
  },
  ...{ runs: 6, finishedRuns, pairs: 0, running: null },
});
const detailOf = (id: number): ExperimentDetail => ({ progress: progressOf(id, 1), evidence: null, verdict: null });

async function followed() {
  const studyId = ref(1);
  const window = openWindow({
    experiments: (id) => (id === 1 ? [progressOf(5, 1), progressOf(4, 1)] : [progressOf(9, 2)]),
    experiment: detailOf,
  });
  const { got } = window.use(() => useExperiments(() => studyId.value));
  await flushPromises();
  const listed = (): readonly (readonly [number, number])[] | undefined =>
    got.list.value?.map(({ experiment, finishedRuns }) => [experiment.id, finishedRuns]);
  return { ...window, studyId, experiments: got, listed };
}

test('the latest is chosen at first, and those that are heard of move on', async () => {
  const { experiments, listed, announce } = await followed();
  expect([experiments.chosenId.value, experiments.detail.value?.progress.experiment.id]).toEqual([5, 5]);
  announce('experiment', progressOf(4, 1, 2));
  announce('experiment', progressOf(6, 1, 1));
  announce('experiment', progressOf(7, 2));
  expect(listed()).toEqual([
    [6, 1],
    [5, 0],
    [4, 2],
  ]);
});

test('the evidence of one comparison is never shown under another', async () => {
  const { experiments, answers } = await followed();
  const late = pending<ExperimentDetail>();
  answers.experiment = (id) => (id === 5 ? late.promise : detailOf(id));
  void experiments.reloadDetail();
  experiments.chosenId.value = 4;
  expect(experiments.detail.value).toBeNull();
  await flushPromises();
  late.resolve(detailOf(5));
  await flushPromises();
  expect(experiments.detail.value?.progress.experiment.id).toBe(4);
});

test('the comparisons of one study are never shown on the next', async () => {
  const { studyId, experiments, listed, announce } = await followed();
  announce('experiment', progressOf(6, 1, 1));
  studyId.value = 2;
  expect(listed()).toBeUndefined();
  await flushPromises();
  expect(listed()).toEqual([[9, 0]]);
  expect(experiments.detail.value?.progress.experiment.id).toBe(9);
});
