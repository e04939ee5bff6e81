import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { foldersOf } from '../../../electron/engine/folders.ts';
import { createDatabases } from '../../../electron/main/databases.ts';
import type { EngineHost } from '../../../electron/main/engine-host.ts';
import type { Follower, Known } from '../../../electron/main/follow-jobs.ts';
import { readRecentDatabases } from '../../../electron/main/recent-databases.ts';
import { jobOf } from '../../support/job-data.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

interface Box {
  readonly message: string;
  readonly buttons: readonly string[];
  readonly cancelId: number;
}

const { boxes, answers, chosen, quit } = vi.hoisted(() => ({
  boxes: [] as Box[],
  answers: [] as number[],
  chosen: [] as string[],
  quit: vi.fn(),
}));

vi.mock('electron', () => ({
  app: { quit },
  dialog: {
    showMessageBox: (box: Box) => {
      boxes.push(box);
      return Promise.resolve({ response: answers.shift() ?? box.cancelId });
    },
    showOpenDialog: () => Promise.resolve({ filePaths: chosen.splice(0, 1) }),
  },
}));

const BAD = 'It is damaged.';

/** Databases of an app in which a search may run; `did` is what has happened to what was open. */
function app({ running = false } = {}) {
  const folder = temporaryFolder();
  const [good, bad] = ['good.db', 'bad.db'].map((name) => path.join(folder, name)) as [string, string];
  for (const file of [good, bad]) writeFileSync(file, '');
  const recentFile = path.join(folder, 'recent.json');
  const did: string[] = [];
  const known: Known = { running: running ? [jobOf()] : [], waiting: [], paused: [], studies: [], settings: null };
  const databases = createDatabases({
    own: foldersOf({ TRIALDECK_HOME: folder }),
    recentFile,
    window: () => null,
    host: { open: async (file: string | null) => void did.push(`opened ${file}`) } as unknown as EngineHost,
    follower: { known: () => known, pauseAll: async () => void did.push('paused') } as unknown as Follower,
    check: async (file) => (file === bad ? BAD : null),
    onOpened: (another) => void did.push(another ? 'new window' : 'as before'),
  });
  return { databases, good, bad, did, recent: () => readRecentDatabases(recentFile) };
}

beforeEach(() => {
  for (const list of [boxes, answers, chosen]) list.length = 0;
  quit.mockClear();
});

test('a database that can be opened is, and is remembered', async () => {
  const { databases, good, did, recent } = app();
  await databases.open(good);
  expect(did).toEqual(['paused', `opened ${good}`, 'new window']);
  expect(databases.current()).toBe(good);
  expect(recent()).toEqual([good]);
});

test('one that cannot be opened is refused before anything is paused, closed or remembered', async () => {
  const { databases, bad, did, recent } = app({ running: true });
  await databases.open(bad);
  expect(boxes).toMatchObject([{ message: 'This database cannot be opened', detail: `${BAD}\n\nNothing has changed.` }]);
  expect(did).toEqual(['as before']);
  expect(databases.current()).toBeNull();
  expect(recent()).toEqual([]);
});

test('a search that runs stays where a person does not want it paused', async () => {
  const { databases, good, did } = app({ running: true });
  answers.push(1);
  await databases.open(good);
  expect(did).toEqual(['as before']);
});

test('where nothing is open the question is asked until something is, and closing it goes back to the own studies', async () => {
  const { databases, good, bad, did } = app();
  await databases.open(good);
  did.length = 0;
  answers.push(0, 0, 0);
  chosen.push(bad);
  await databases.afterRefusal(BAD);
  expect(boxes.map(({ message }) => message)).toEqual([
    'The studies cannot be opened',
    'This database cannot be opened',
    'The studies cannot be opened',
    'The studies cannot be opened',
  ]);
  expect(did).toEqual(['as before', 'paused', 'opened null', 'new window']);
  expect(quit).not.toHaveBeenCalled();
});

test('only where the own studies cannot be opened does closing the question end the app', async () => {
  const { databases } = app();
  await databases.afterRefusal(BAD);
  expect(boxes[0]?.buttons).toEqual(['Open Another Database…', 'Quit']);
  expect(quit).toHaveBeenCalledOnce();
});
