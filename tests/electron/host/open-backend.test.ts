import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FASHION_MNIST } from '../../../electron/engine/tasks/network/data/fashion-mnist.ts';
import { foldersOf } from '../../../electron/engine/folders.ts';
import { ownerOf } from '../../../electron/engine/owner.ts';
import { openBackend, type OpenBackend } from '../../../electron/host/open-backend.ts';
import { connectLocalSocket } from '../../../electron/engine/local-socket.ts';
import type { Choices } from '../../../shared/catalogue.ts';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { formulaWorkers } from '../../support/formula-workers.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Folders of this test; the studies that come with the product belong to the usual database alone. */
function folders() {
  const folder = temporaryFolder();
  return foldersOf({ TRIALDECK_HOME: path.join(folder, 'data'), TRIALDECK_CACHE: path.join(folder, 'cache') });
}

async function open(own: ReturnType<typeof folders>): Promise<OpenBackend> {
  const backend = await openBackend(own, formulaWorkers());
  onTestFinished(backend.close);
  return backend;
}

const studies = async ({ answer }: OpenBackend) => {
  const reply = await answer({ method: 'studies', args: [] });
  return reply.ok ? (reply.value as StudyOverview[]).map(({ name }) => name) : reply.error;
};
const request = { name: 'Mine', task: { kind: 'network', dataset: 'generated', rows: 1_000 }, epochs: 1, budget: { trials: 1 } };

test('the first one owns the folder, and answers others beside it', async () => {
  const own = folders();
  const backend = await open(own);
  expect(backend.owner).toBeNull();
  expect(ownerOf(own.data)?.pid).toBe(process.pid);
  const beside = await connectLocalSocket(ownerOf(own.data)!.socket);
  expect(await beside.api.studies()).toEqual([]);
  beside.close();
  await backend.close();
  expect(ownerOf(own.data)).toBeNull();
});

test('a second one only reads, and refuses to change anything', async () => {
  const own = folders();
  const first = await open(own);
  expect(await first.answer({ method: 'startJob', args: [{ kind: 'search', request }] })).toMatchObject({ ok: true });
  const second = await open(own);
  expect(second.owner?.pid).toBe(process.pid);
  expect(await studies(second)).toEqual(['Mine']);
  expect(await second.answer({ method: 'renameStudy', args: [1, 'Yours'] })).toMatchObject({ ok: false });
  expect(await studies(first)).toEqual(['Mine']);
});

test('what cannot be opened leaves no owner behind', async () => {
  const own = folders();
  const notADatabase = { ...own, database: temporaryFolder() };
  await expect(openBackend(notADatabase, formulaWorkers())).rejects.toThrow(notADatabase.database);
  expect(existsSync(path.join(own.data, 'owner.json'))).toBe(false);
});

test('a data set that came with the app needs no fetch', async () => {
  const shipped = temporaryFolder();
  const folder = path.join(shipped, 'fashion-mnist');
  mkdirSync(folder);
  for (const name of Object.keys(FASHION_MNIST.download!.files)) writeFileSync(path.join(folder, name), '');
  const choicesOf = async (own: ReturnType<typeof folders>): Promise<readonly string[]> => {
    const reply = await (await open(own)).answer({ method: 'choices', args: [] });
    return reply.ok ? (reply.value as Choices).missingDatasets.map(({ summary }) => summary.name) : [reply.error.message];
  };
  expect(await choicesOf({ ...folders(), shipped })).toEqual([]);
  expect(await choicesOf(folders())).toEqual(['fashion-mnist']);
});

test('a packaged app has Fashion-MNIST where it is looked for, beside the samples', () => {
  const builder = readFileSync('electron-builder.yml', 'utf8');
  expect(builder).toMatch(/from: \$\{env\.TRIALDECK_FASHION_MNIST\}\n +to: app\.asar\.unpacked\/datasets\/fashion-mnist\n/);
  expect(builder).toMatch(/^asarUnpack: samples\/\*\*$/m);
});
