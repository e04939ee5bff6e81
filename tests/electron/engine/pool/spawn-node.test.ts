import { closeSync, existsSync, fstatSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { datasetSource } from '../../../../electron/engine/tasks/network/data/dataset.ts';
import { partitionFileOf } from '../../../../electron/engine/tasks/network/data/study-partitions.ts';
import { defaultSplit } from '../../../../electron/engine/tasks/network/data/split.ts';
import { hostEnvironment } from '../../../../electron/engine/environment.ts';
import { spawnNodeWorkers } from '../../../../electron/engine/pool/spawn-node.ts';
import type { ToWorker, WorkerHandle } from '../../../../electron/engine/pool/protocol.ts';
import type { Attempt } from '../../../support/curious-worker.ts';

const entry = fileURLToPath(new URL('../../../support/curious-worker.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-worker-'));
const checkpoints = path.join(folder, 'checkpoints');
const datasets = path.join(folder, 'datasets');
const vault = path.join(datasets, 'generated', 't10k-labels-idx1-ubyte');
let partitionFile: string;
/** Of the vault's labels, held open by the worker's owner while the worker starts. */
let descriptor: number;
let worker: WorkerHandle;

beforeAll(() => {
  mkdirSync(checkpoints);
  const { summary } = datasetSource('generated');
  partitionFile = partitionFileOf(summary, defaultSplit(summary.rows, 400), {
    datasets,
    partitions: path.join(folder, 'partitions'),
  });
  writeFileSync(path.join(folder, 'trialdeck.db'), '');
  descriptor = openSync(vault, 'r');
  worker = spawnNodeWorkers({ entry })(0, {
    kind: 'network',
    confined: true,
    data: { name: 'rows', file: partitionFile },
    checkpointFolder: checkpoints,
    environment: hostEnvironment(),
  });
  worker.onMessage((message) => awaited.shift()?.((message as unknown as { answer: unknown }).answer));
});
afterAll(() => {
  worker.kill();
  closeSync(descriptor);
  rmSync(folder, { recursive: true });
});

/** Answers come in the order of the attempts. */
const awaited: ((answer: unknown) => void)[] = [];
const attempt = (what: Attempt): Promise<unknown> =>
  new Promise((resolve) => {
    awaited.push(resolve);
    worker.send(what as unknown as ToWorker);
  });

test('a worker reads its partition file and writes its checkpoints', async () => {
  expect(await attempt({ read: partitionFile })).toBe('done');
  expect(await attempt({ write: path.join(checkpoints, 'trial-1.checkpoint') })).toBe('done');
});

test.each<readonly [string, () => Attempt]>([
  ['read the labels of the vault', () => ({ read: vault })],
  ['read its pictures', () => ({ read: vault.replace('labels-idx1', 'images-idx3') })],
  ['reach it from its own folder', () => ({ read: `${checkpoints}/../datasets/generated/${path.basename(vault)}` })],
  ['reach it by an open descriptor of its owner', () => ({ read: `/proc/${process.pid}/fd/${descriptor}` })],
  ['reach it by a descriptor of its own', () => ({ read: `/proc/self/fd/${descriptor}` })],
  ['link to it', () => ({ link: vault, to: path.join(checkpoints, 'link') })],
  ['link to it by name', () => ({ symlink: vault, to: path.join(checkpoints, 'link') })],
  ['let another program read it', () => ({ run: vault })],
  ['let a thread read it', () => ({ thread: `require('node:fs').readFileSync(${JSON.stringify(vault)})` })],
  [
    'read the data set that its rows were taken from',
    () => ({ read: path.join(datasets, 'generated', 'train-labels-idx1-ubyte') }),
  ],
  ['read the database', () => ({ read: path.join(folder, 'trialdeck.db') })],
  ['let TensorFlow read the labels', () => ({ operation: vault })],
  ['let TensorFlow map them', () => ({ map: vault })],
  ['let TensorFlow read it in a graph', () => ({ graphWith: 'ReadFile', in: checkpoints })],
  ['write to its partition file', () => ({ write: partitionFile })],
  ['write beside its checkpoints', () => ({ write: path.join(folder, 'elsewhere') })],
])('a worker cannot %s', async (_, what) => {
  expect(existsSync(vault)).toBe(true);
  expect(await attempt(what())).toBe('ERR_ACCESS_DENIED');
});

test('a worker has no SQLite', async () => {
  expect(await attempt({ sqlite: path.join(folder, 'trialdeck.db') })).toBe('ERR_UNKNOWN_BUILTIN_MODULE');
});

test('TensorFlow maps what a worker may read, and runs the operations of training', async () => {
  expect(await attempt({ map: partitionFile })).toBe('done');
  expect(await attempt({ graphWith: 'Placeholder', in: checkpoints })).not.toBe('ERR_ACCESS_DENIED');
});

test('a worker inherits no descriptor of the vault', async () => {
  const { dev, ino } = fstatSync(descriptor);
  expect(`${dev}:${ino}`).toBe(`${statSync(vault).dev}:${statSync(vault).ino}`);
  const behind = (await attempt({ descriptors: 1_024 })) as readonly string[];
  expect(behind.length).toBeGreaterThan(2);
  expect(behind).not.toContain(`${dev}:${ino}`);
});

test('the reason of its end is told', async () => {
  const told = new Promise((resolve) => worker.onExit(resolve));
  process.kill(worker.pid!, 'SIGTERM');
  expect(await told).toBe('The worker was asked to end from outside (SIGTERM).');
});
