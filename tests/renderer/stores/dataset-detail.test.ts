import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { ref } from 'vue';
import type { DatasetDetail } from '../../../shared/contract/datasets.ts';
import { useDatasetDetail } from '../../../renderer/stores/dataset-detail.ts';
import { choicesOf, SMALL_TASK } from '../../support/window-data.ts';
import { openWindow, pending, refusal } from '../support/window.ts';

const rows = { train: [], stop: [], select: [], confirm: [] };
const detailNamed = (name: string): DatasetDetail => ({
  ...{ summary: { ...SMALL_TASK.dataset, name }, split: SMALL_TASK.split, counts: rows, samples: rows, vaultReadings: [] },
});

test('one data set is never shown under the name of another', async () => {
  const held = pending<DatasetDetail>();
  const { use } = openWindow({
    choices: choicesOf,
    dataset: (name) => (name === 'fashion-mnist' ? held.promise : detailNamed(name)),
  });
  const name = ref('fashion-mnist');
  const { got } = use(() => useDatasetDetail(() => name.value));
  name.value = 'generated';
  await flushPromises();
  held.resolve(detailNamed('fashion-mnist'));
  await flushPromises();
  expect(got.data.value?.summary.name).toBe('generated');
});

test('where its files are gone, what can be chosen is asked for again', async () => {
  const { use, asked } = openWindow({
    choices: choicesOf,
    dataset: () => Promise.reject(refusal('Its files are damaged.', 'unavailable', 'dataset')),
  });
  use(() => useDatasetDetail(() => 'generated'));
  await flushPromises();
  expect(asked('choices')).toHaveLength(2);
});
