import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { SystemReport } from '../../../shared/contract/system.ts';
import type { Settings } from '../../../shared/settings.ts';
import SettingsView from '../../../renderer/views/SettingsView.vue';
import { GENERATED_ENVIRONMENT } from '../../../bench/app/generated-study.ts';
import { openWindow } from '../support/window.ts';

const SETTINGS: Settings = { workers: 2, theme: 'dark', checkpointQuotaMb: 100, keepAwake: true, notify: true };

async function shown() {
  const sizes = { databaseBytes: 1e6, checkpointBytes: 0, cacheBytes: 9e7, partitionBytes: 4.7e7 };
  const system = (): SystemReport => ({
    environment: GENERATED_ENVIRONMENT,
    folders: { data: '/data', cache: '/cache', checkpoints: '/data/checkpoints', partitions: '/cache/partitions' },
    sizes: { ...sizes },
    versions: { trialdeck: '0.1.0' },
    readOnly: false,
  });
  const removePartitions = (): void => void (sizes.partitionBytes = 0);
  const window = openWindow({ settings: () => SETTINGS, system, removePartitions });
  const page = window.show(SettingsView);
  await flushPromises();
  return { ...window, page };
}

test('threads per worker have a line of their own, with the reason', async () => {
  const { page } = await shown();
  const label = page.findAll('label').find((candidate) => candidate.text() === 'Threads per worker')!;
  expect(page.get(`[id="${label.attributes('for')}"]`).text()).toBe('1');
  expect(page.get(`[id="${label.attributes('for')}-text"]`).text()).toContain('a trial repeats exactly');
});

test('partition files are removed, and their size is asked for again', async () => {
  const { page, asked } = await shown();
  const remove = () => page.findAll('button').find((button) => button.text() === 'Remove');
  await remove()!.trigger('click');
  await flushPromises();
  expect(asked('removePartitions')).toEqual([[]]);
  expect(remove()).toBeUndefined();
});
