import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../../../../../../shared/system-clock.ts';
import { fetchFiles, type FetchProgress } from '../../../../../../../electron/engine/tasks/network/data/fetch/fetch-files.ts';
import { folderOrigin } from '../../../../../../../electron/engine/tasks/network/data/fetch/folder-origin.ts';
import { hostOrigin } from '../../../../../../../electron/engine/tasks/network/data/fetch/host-origin.ts';
import type { DatasetOrigin } from '../../../../../../../electron/engine/tasks/network/data/fetch/origin.ts';
import { hostFiles, type FileHost } from '../../../../../../support/file-host.ts';
import { temporaryFolder } from '../../../../../../support/temporary-folder.ts';

const CONTENTS = { pictures: randomBytes(20_000), labels: randomBytes(500) };
const FILES = Object.fromEntries(
  Object.entries(CONTENTS).map(([name, bytes]) => {
    return [
      name,
      { sha256: createHash('sha256').update(bytes).digest('hex'), packedBytes: gzipSync(bytes, { level: 1 }).length },
    ];
  }),
);

let folder: string;
beforeEach(() => {
  folder = path.join(temporaryFolder(), 'fashion-mnist');
});

async function host(files: Readonly<Record<string, Uint8Array>> = CONTENTS): Promise<FileHost> {
  const opened = await hostFiles(files);
  onTestFinished(opened.close);
  return opened;
}

function fetchFrom(
  origins: readonly DatasetOrigin[],
  more: { signal?: AbortSignal; onProgress?: (told: FetchProgress) => void } = {},
) {
  const { signal = new AbortController().signal, onProgress = () => {} } = more;
  return fetchFiles({ title: 'Figures', files: FILES, folder, origins, signal, onProgress });
}

const kept = (): Record<string, Buffer> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))]));

test('brings every file, unpacked, and tells how far it is', async () => {
  const { address } = await host();
  const told: FetchProgress[] = [];
  await fetchFrom([hostOrigin(address, systemClock)], { onProgress: (progress) => told.push(progress) });
  expect(kept()).toEqual(CONTENTS);
  const totalBytes = FILES['pictures']!.packedBytes + FILES['labels']!.packedBytes;
  const from = new URL(address).host;
  expect([told[0], told.at(-1)]).toEqual([
    { from, receivedBytes: 0, totalBytes },
    { from, receivedBytes: totalBytes, totalBytes },
  ]);
});

test('asks nobody for what is there, and only for what is damaged', async () => {
  const { address, asked } = await host();
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'pictures'), CONTENTS.pictures);
  writeFileSync(path.join(folder, 'labels'), 'damaged');
  await fetchFrom([hostOrigin(address, systemClock)]);
  await fetchFrom([hostOrigin(address, systemClock)]);
  expect(asked).toEqual(['labels']);
  expect(kept()).toEqual(CONTENTS);
});

test('goes to the next origin with what the first one did not have', async () => {
  const [broken, whole] = [await host(), await host()];
  broken.behave('labels', 404);
  await fetchFrom([hostOrigin(broken.address, systemClock), hostOrigin(whole.address, systemClock)]);
  expect([broken.asked, whole.asked]).toEqual([['pictures', 'labels'], ['labels']]);
  expect(kept()).toEqual(CONTENTS);
});

test.each([
  ['is missing', (one: FileHost) => one.behave('labels', 404), /127\.0\.0\.1:\d+: it answers 404 for \/labels\.gz/],
  ['is cut off', (one: FileHost) => one.behave('labels', 'cut'), /127\.0\.0\.1:\d+: it cannot be reached \((UND_ERR_SOCKET|ECONNRESET)\)/],
  ['stalls', (one: FileHost) => one.behave('labels', 'stall'), /127\.0\.0\.1:\d+: it has sent nothing for 0\.2 s/],
])('where a file %s, says so, keeps the whole ones and leaves no draft', async (_, misbehave, reason) => {
  const one = await host();
  misbehave(one);
  const failure = await fetchFrom([hostOrigin(one.address, systemClock, { msOfSilence: 200 })]).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'unavailable', message: expect.stringMatching(reason) });
  expect(failure).toMatchObject({
    message: expect.stringMatching(/^Figures could not be fetched .*\. Your studies .* are kept\. Try again, or name a folder/),
  });
  expect(kept()).toEqual({ pictures: CONTENTS.pictures });
  one.behave('labels', 'send');
  await fetchFrom([hostOrigin(one.address, systemClock)]);
  expect(one.asked).toEqual(['pictures', 'labels', 'labels']);
  expect(kept()).toEqual(CONTENTS);
});

test('refuses a file with another hash', async () => {
  const { address } = await host({ ...CONTENTS, pictures: randomBytes(100) });
  await expect(fetchFrom([hostOrigin(address, systemClock)])).rejects.toThrow(/its pictures is not the official file/);
  expect(kept()).toEqual({});
});

test('says where nobody answers', async () => {
  const { address, close } = await host();
  await close();
  await expect(fetchFrom([hostOrigin(address, systemClock)])).rejects.toThrow(/it cannot be reached \(ECONNREFUSED\)/);
});

test('stops when it is cancelled, with nothing half kept', async () => {
  const { address, behave, asked } = await host();
  behave('labels', 'stall');
  const controller = new AbortController();
  const fetching = fetchFrom([hostOrigin(address, systemClock), folderOrigin(folder)], { signal: controller.signal });
  await vi.waitFor(() => expect(asked).toContain('labels'));
  controller.abort();
  await expect(fetching).rejects.toThrow(/aborted/);
  expect(kept()).toEqual({ pictures: CONTENTS.pictures });
});

test('removes what an earlier process left half-written', async () => {
  const { address } = await host();
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'pictures.4711.draft'), 'half');
  await fetchFrom([hostOrigin(address, systemClock)]);
  expect(kept()).toEqual(CONTENTS);
});

test('takes files from a folder, plain or packed', async () => {
  const source = temporaryFolder();
  writeFileSync(path.join(source, 'pictures'), CONTENTS.pictures);
  await expect(fetchFrom([folderOrigin(source)])).rejects.toThrow(`${source}: it has neither labels nor labels.gz`);
  writeFileSync(path.join(source, 'labels.gz'), gzipSync(CONTENTS.labels));
  await fetchFrom([folderOrigin(source)]);
  expect(kept()).toEqual(CONTENTS);
});

test('stops at a file that unpacks to far more than the official one', async () => {
  const { address } = await host({ ...CONTENTS, labels: Buffer.alloc(50_000_000) });
  await expect(fetchFrom([hostOrigin(address, systemClock)])).rejects.toThrow('its labels is longer than the official file');
  expect(Object.keys(kept())).toEqual(['pictures']);
});
