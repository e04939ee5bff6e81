/**
 * The product's own backend on a database in memory, with workers that train by formula: for tests of the window and for
 * looking at it. Nothing is trained and nothing is kept.
 */
import type { Clock } from '../../shared/clock.ts';
import type { Study } from '../../shared/model.ts';
import { networkOf } from '../../shared/network/task.ts';
import { systemClock } from '../../shared/system-clock.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../db/open-store.ts';
import type { Store } from '../../db/store.ts';
import { createBackend, type Backend } from '../../electron/engine/backend.ts';
import type { DatasetOrigin } from '../../electron/engine/tasks/network/data/fetch/origin.ts';
import { foldersOf, makeFolders } from '../../electron/engine/folders.ts';
import type { SpawnWorker } from '../../electron/engine/pool/protocol.ts';
import { importSamples } from '../../electron/engine/samples.ts';
import { createThinking } from '../../electron/engine/thinking/thinking.ts';
import { addSimulatedRecording } from './simulated-recording.ts';
import { addSimulatedStudy, SIMULATED_ENVIRONMENT } from './simulated-studies.ts';
import { simulatedWorkers } from './simulated-worker.ts';

/** empty: nothing at all; first-start: the sample alone; typical: some studies; full: very many, with very long names; recorded: one to replay searches on. */
export type Scene = 'empty' | 'first-start' | 'typical' | 'full' | 'recorded';

export interface FakeBackendOptions {
  readonly scene?: Scene;
  /** Milliseconds that a simulated epoch takes. */
  readonly epochMs?: number;
  /** What trains, where it is not the formula. */
  readonly spawn?: SpawnWorker;
  /** Where data sets are looked for; by default only the generated one can be had. */
  readonly datasets?: string;
  /** Where Fashion-MNIST is fetched from; by default from nowhere. */
  readonly origins?: readonly DatasetOrigin[];
  readonly clock?: Clock;
}

export interface FakeBackend extends Backend {
  readonly store: Store;
}

/** Fills the scene; `close` ends simulated training and removes the temporary folder. */
export function createFakeBackend({
  scene = 'typical',
  epochMs = 400,
  spawn = simulatedWorkers(epochMs),
  datasets,
  origins = [],
  clock = systemClock,
}: FakeBackendOptions = {}): FakeBackend {
  const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-window-'));
  const own = foldersOf({ TRIALDECK_HOME: path.join(folder, 'data'), TRIALDECK_CACHE: path.join(folder, 'cache') });
  const folders = datasets === undefined ? own : { ...own, datasets };
  makeFolders(folders);
  const store = openStore(':memory:');
  SCENES[scene](store);
  const { engine, tensorflow, ...environment } = SIMULATED_ENVIRONMENT;
  let seeds = 0;
  const backend = createBackend({
    store,
    folders,
    origins: { 'fashion-mnist': origins },
    spawn,
    clock,
    thinking: createThinking(2),
    newSeed: () => ++seeds,
    cores: 2,
    freeBytes: 8e9,
    environment,
    engine: { engine, tensorflow },
    versions: { trialdeck: '0.1.0', node: '24.21.0', 'tfjs-node': '4.22.0', tensorflow: 'simulated', 'better-sqlite3': '13.2.0' },
  });
  const close = (): void => {
    backend.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...backend, store, close };
}

const SCENES: Readonly<Record<Scene, (store: Store) => void>> = {
  empty: () => {},
  'first-start': (store) => importSamples(store),
  recorded: (store) => void addSimulatedRecording(store, 'Recorded: Fashion-MNIST, 240 configurations'),
  typical: (store) => {
    importSamples(store);
    const wide = addSimulatedStudy(store, { name: 'Wider layers', trials: 38, seed: 12, epochs: 10 });
    const paused = addSimulatedStudy(store, { name: 'Momentum against adam', trials: 21, seed: 13, epochs: 10, budget: 60 });
    const old = addSimulatedStudy(store, { name: 'First try', trials: 6, seed: 14, epochs: 3 });
    store.changeStudy(wide.id, { starred: true, note: 'Up to 512 units.' });
    store.changeStudy(old.id, { archived: true });
    const read = ({ id, task }: Study, why: string): void =>
      store.recordVaultReading(id, { why, trialId: null, datasetHash: networkOf(task).dataset.hash });
    read(wide, 'The final measurement of the leader.');
    read(paused, 'The final measurement of the leader.');
    read(paused, 'The final measurement, again after more trials.');
  },
  full: (store) => {
    importSamples(store);
    for (let at = 1; at <= 60; at++) {
      const name = `Study ${at}: a name that somebody wrote while thinking about ${'very '.repeat(at % 9)}many things at once`;
      const { id } = addSimulatedStudy(store, { name, trials: at % 7, seed: at, epochs: 2 });
      store.changeStudy(id, { starred: at % 8 === 0 });
    }
    addSimulatedStudy(store, { name: 'Three thousand trials', trials: 3_000, seed: 99, epochs: 3 });
  },
};
