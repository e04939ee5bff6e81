/** What a search holds outside the database. */
import { rmSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../../../db/open-store.ts';
import { systemClock } from '../../../../../shared/system-clock.ts';
import { createPartitionFiles } from '../../../../../electron/engine/tasks/partition-files.ts';
import { foldersOf, makeFolders } from '../../../../../electron/engine/folders.ts';
import { createSearchKind } from '../../../../../electron/engine/jobs/kinds/search.ts';
import { createWithRows } from '../../../../../electron/engine/rows/with-rows.ts';
import { createThinking } from '../../../../../electron/engine/thinking/thinking.ts';
import { formulaWorkers } from '../../../../support/formula-workers.ts';
import { SIMULATED_ENVIRONMENT } from '../../../../support/simulated-studies.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

function begun() {
  const folders = foldersOf({ TRIALDECK_HOME: temporaryFolder(), TRIALDECK_CACHE: temporaryFolder() });
  makeFolders(folders);
  const store = openStore(':memory:');
  const thinking = createThinking(2);
  onTestFinished(() => {
    thinking.close();
    store.close();
  });
  const { engine, tensorflow, ...environment } = SIMULATED_ENVIRONMENT;
  const kept = createPartitionFiles(folders);
  let held = 0;
  const partitions: typeof kept = {
    ...kept,
    hold: (...of) => {
      const { data, release } = kept.hold(...of);
      held++;
      return { data, release: () => (release(), held--) };
    },
  };
  let heldWhenWritten = 0;
  const createSearch: typeof store.createSearch = (...of) => {
    heldWhenWritten = held;
    return store.createSearch(...of);
  };
  const host = {
    store: { ...store, createSearch },
    folders,
    partitions,
    withRows: createWithRows(folders, thinking),
    origins: { 'fashion-mnist': [] },
    spawn: formulaWorkers(),
    clock: systemClock,
    thinking,
    newSeed: () => 1,
    cores: 1,
    freeBytes: 8e9,
    environment,
    engine: { engine, tensorflow },
    versions: {},
    settings: () => ({ workers: 1, theme: 'system', checkpointQuotaMb: 100, keepAwake: false, notify: false }) as const,
  };
  const counted: number[] = [];
  const kind = createSearchKind(
    host,
    () => {},
    (sessionId) => counted.push(sessionId),
  );
  const job = kind.begin({
    task: { kind: 'network', dataset: 'generated', rows: 600 },
    epochs: 3,
    budget: { trials: 2 },
    workers: 1,
  });
  return { kind, job, folders, counted, held: () => held, heldWhenWritten };
}

test('a search makes its partition file before it is written, and keeps nobody from the database meanwhile', () => {
  const { held, heldWhenWritten } = begun();
  expect([heldWhenWritten, held()]).toEqual([1, 0]);
});

test('a search that cannot begin releases its partition file', () => {
  const { kind, job, folders, held } = begun();
  rmSync(folders.checkpoints, { recursive: true });
  writeFileSync(folders.checkpoints, 'no folder');
  const unused = (): never => {
    throw new Error('Not asked for.');
  };
  const context = { moved: () => {}, log: () => {}, runPart: unused, pausePart: unused, finishPart: unused };
  expect(() => kind.start(job, context)).toThrow('cannot be made');
  expect(held()).toBe(0);
});

test('the rows of a search are counted when it is stopped while it is paused', () => {
  const { kind, job, counted } = begun();
  kind.settle(job, 'paused', () => {});
  expect(counted).toEqual([]);
  kind.settle(job, 'finished', () => {});
  expect(counted).toEqual([job.about.sessionId]);
});
