import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../../../../shared/system-clock.ts';
import { createFakeBackend, type FakeBackend } from '../../../../support/fake-backend.ts';
import { hostFiles, type FileHost } from '../../../../support/file-host.ts';
import { hostOrigin } from '../../../../../electron/engine/tasks/network/data/fetch/host-origin.ts';
import { usage } from '../../../../support/refusal.ts';
import type { Events } from '../../../../../shared/contract/api.ts';
import type { Job } from '../../../../../shared/job.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { startSearch } from '../../../../support/started.ts';

let host: FileHost;
let backend: FakeBackend;
let told: Job[];

/** No file of the host is the official one. */
beforeEach(async () => {
  host = await hostFiles({ 'train-images-idx3-ubyte': new Uint8Array(10_000) });
  backend = createFakeBackend({ scene: 'empty', origins: [hostOrigin(host.address, systemClock)] });
  told = [];
  backend.subscribe((name, data) => name === 'job' && told.push((data as Events['job']).job!));
});
afterEach(async () => {
  backend.close();
  await host.close();
});

const missing = async () => (await backend.api.choices()).missingDatasets;
const ended = () => vi.waitFor(() => expect(told.at(-1)?.state).not.toBe('running'));
const begin = async (folder?: string): Promise<Job> =>
  backend.api.startJob({ kind: 'fetch', request: { dataset: 'fashion-mnist', ...(folder !== undefined && { folder }) } });

test('what is missing is listed with its sources, its size and its licence', async () => {
  expect(await missing()).toEqual([
    {
      summary: expect.objectContaining({ name: 'fashion-mnist', rows: 60_000 }),
      sources: [new URL(host.address).host],
      bytes: 30_878_645,
      licence: 'MIT licence, © 2017 Zalando SE',
      fetch: null,
    },
  ]);
});

test('nothing is fetched until somebody asks', async () => {
  await backend.api.choices();
  await expect(async () => startSearch(backend.api, { preset: 'quick' })).rejects.toMatchObject({
    code: 'unavailable',
    field: 'dataset',
  });
  expect(host.asked).toEqual([]);
});

test('a fetch announces its end, and why it failed stays to be read', async () => {
  await begin();
  expect(told[0]).toMatchObject({ kind: 'fetch', about: { dataset: 'fashion-mnist' }, state: 'running', reason: null });
  await ended();
  expect(told.at(-1)).toMatchObject({ state: 'failed', progress: { text: expect.stringContaining(new URL(host.address).host) } });
  expect(told.at(-1)!.reason).toMatch(/^Fashion-MNIST could not be fetched .*train-images-idx3-ubyte is not the official file/);
  expect((await missing())[0]!.fetch).toEqual(told.at(-1));
});

test('a fetch can be cancelled, and begins once only', async () => {
  host.behave('train-images-idx3-ubyte', 'stall');
  const { id } = await begin();
  expect((await begin()).id).toBe(id);
  await vi.waitFor(() => expect(host.asked).toHaveLength(1));
  await backend.api.stopJob(id);
  await ended();
  expect(told.at(-1)).toMatchObject({ state: 'finished', stopped: true, reason: null });
});

test('a folder is named by its whole path, and says what it lacks', async () => {
  expect(await begin('downloads').catch((error: unknown) => error)).toMatchObject(
    usage('folder', 'The folder is downloads; allowed is a path from the root of the disk.'),
  );
  const folder = path.join(temporaryFolder(), 'empty');
  await begin(folder);
  await ended();
  expect(told.at(-1)!.reason).toContain(`${folder}: it has neither train-images-idx3-ubyte nor train-images-idx3-ubyte.gz`);
  expect(host.asked).toEqual([]);
});
