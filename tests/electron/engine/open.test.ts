import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../db/open-store.ts';
import { foldersOf, makeFolders, type Folders } from '../../../electron/engine/folders.ts';
import { connectLocalSocket } from '../../../electron/engine/local-socket.ts';
import { openBeside, openFolder, type HostParts, type OpenFolder } from '../../../electron/engine/open.ts';
import { ownerOf, type Owner } from '../../../electron/engine/owner.ts';
import type { Reply } from '../../../shared/contract/api.ts';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { formulaWorkers } from '../../support/formula-workers.ts';
import { newRecordedStudy } from '../../support/recorded-study.ts';
import { refusalOf } from '../../support/refusal.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function folders(): Folders {
  const folder = temporaryFolder();
  return foldersOf({ TRIALDECK_HOME: path.join(folder, 'data'), TRIALDECK_CACHE: path.join(folder, 'cache') });
}

const PARTS: HostParts = { spawn: formulaWorkers(), samples: null, onBug: (error) => expect(error).toBeUndefined() };

async function owned(own: Folders, parts: Partial<HostParts> = {}): Promise<OpenFolder> {
  const opened = await openFolder(own, { ...PARTS, ...parts });
  if ('takenBy' in opened) throw new Error(`Process ${opened.takenBy.pid} has it.`);
  onTestFinished(opened.close);
  return opened;
}

function beside(own: Folders): OpenFolder {
  const opened = openBeside(ownerOf(own.data)!, own, PARTS);
  onTestFinished(opened.close);
  return opened;
}

async function namesOf({ answer }: Pick<OpenFolder, 'answer'>): Promise<readonly string[]> {
  const reply = (await answer({ method: 'studies', args: [] })) as Reply<readonly StudyOverview[]>;
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value.map(({ name }) => name);
}

/** A folder with the database of a study, as a sample of the product is made. */
function sampleFolder(name: string): string {
  const folder = temporaryFolder();
  const store = openStore(path.join(folder, 'sample.db'));
  const { id } = store.createStudy(newRecordedStudy());
  store.changeStudy(id, { name });
  store.close();
  return folder;
}

test('one process owns a folder; whoever comes next is told who it is, and nothing of the first is disturbed', async () => {
  const own = folders();
  const first = await owned(own, { samples: sampleFolder('A sample') });
  expect(await openFolder(own, PARTS)).toEqual({ takenBy: ownerOf(own.data) });
  expect(ownerOf(own.data)!.pid).toBe(process.pid);
  expect(await namesOf(first)).toEqual(['A sample']);
});

test('a folder that was closed is free, with everything that was in it, and nothing listens any more', async () => {
  const own = folders();
  const first = await owned(own, { samples: sampleFolder('A sample') });
  const { socket } = ownerOf(own.data)!;
  await first.close();
  await first.close();
  expect(ownerOf(own.data)).toBeNull();
  await expect(connectLocalSocket(socket)).rejects.toThrow();
  expect(await namesOf(await owned(own))).toEqual(['A sample']);
});

test('samples come into a database once: one that was deleted stays away', async () => {
  const own = folders();
  const samples = sampleFolder('A sample');
  const first = await owned(own, { samples });
  const [study] = first.backend.api.studies() as readonly StudyOverview[];
  expect(study!.sample).toBe(true);
  await first.answer({ method: 'deleteStudy', args: [study!.id] });
  await first.close();
  expect(await namesOf(await owned(own, { samples }))).toEqual([]);
});

test('what fails after the database was opened leaves no lock and no open database behind', async () => {
  const own = folders();
  const samples = temporaryFolder();
  writeFileSync(path.join(samples, 'broken.db'), 'This is no database.');
  await expect(openFolder(own, { ...PARTS, samples })).rejects.toThrow('broken.db');
  expect(ownerOf(own.data)).toBeNull();
  // What SQLite keeps beside an open database.
  expect(readdirSync(own.data).filter((name) => name.endsWith('-wal'))).toEqual([]);
  expect(await namesOf(await owned(own))).toEqual([]);
});

test('a second process asks the owner over its socket, and sees at once what it has changed', async () => {
  const own = folders();
  const first = await owned(own, { samples: sampleFolder('A sample') });
  const connection = await connectLocalSocket(ownerOf(own.data)!.socket);
  onTestFinished(connection.close);
  const [study] = await connection.api.studies();
  await connection.api.renameStudy(study!.id, 'Another name');
  expect(await namesOf(first)).toEqual(['Another name']);
});

test('whoever reads beside the owner sees what it writes, and is refused whatever would change anything', async () => {
  const own = folders();
  const first = await owned(own, { samples: sampleFolder('A sample') });
  const reader = beside(own);
  expect(await namesOf(reader)).toEqual(['A sample']);
  const [study] = first.backend.api.studies() as readonly StudyOverview[];
  await first.answer({ method: 'renameStudy', args: [study!.id, 'Another name'] });
  expect(await namesOf(reader)).toEqual(['Another name']);
  expect(await reader.answer({ method: 'deleteStudy', args: [study!.id] })).toMatchObject({ ok: false });
  await reader.close();
  expect(await namesOf(first)).toEqual(['Another name']);
  expect(ownerOf(own.data)!.pid).toBe(process.pid);
});

test('beside an owner that is still making its database there is nothing to read yet', () => {
  const own = folders();
  makeFolders(own);
  const owner: Owner = { pid: 4711, startedAt: null, socket: 'unheard' };
  expect(refusalOf(() => openBeside(owner, own, PARTS))).toEqual({
    code: 'busy',
    field: undefined,
    message: `Another Trialdeck process (4711) is using ${own.data}. Try again.`,
  });
  expect(existsSync(own.database)).toBe(false);
});
