import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
let worker: WorkerHandle;

beforeAll(() => {
  mkdirSync(checkpoints);
  const { summary } = datasetSource('generated');
  partitionFile = partitionFileOf(summary, defaultSplit(summary.rows, 400), {
    datasets,
    partitions: path.join(folder, 'partitions'),
  });
  writeFileSync(path.join(folder, 'trialdeck.db'), '');
  worker = spawnNodeWorkers({ entry })(0, {
    kind: 'network',
    confined: true,
    data: { name: 'rows', file: partitionFile },
    checkpointFolder: checkpoints,
    environment: hostEnvironment(),
  });
});
afterAll(() => {
  worker.kill();
  rmSync(folder, { recursive: true });
});

/** Answers come in the order of the attempts. */
const attempt = (what: Attempt): Promise<unknown> =>
  new Promise((resolve) => {
    worker.onMessage((message) => resolve((message as unknown as { answer: unknown }).answer));
    worker.send(what as unknown as ToWorker);
  });

test('a worker reads its partition file and writes its checkpoints', async () => {
  expect(await attempt({ read: partitionFile })).toBe('done');
  expect(await attempt({ write: path.join(checkpoints, 'trial-1.checkpoint') })).toBe('done');
});

test.each([
  ['read the labels of the vault', { read: vault }],
  ['read the data set that its rows were taken from', { read: path.join(datasets, 'generated', 'train-labels-idx1-ubyte') }],
  ['read the database', { read: path.join(folder, 'trialdeck.db') }],
  ['write to its partition file', { write: '' }],
  ['write beside its checkpoints', { write: path.join(folder, 'elsewhere') }],
])('a worker cannot %s', async (_, { read, write }: Attempt) => {
  expect(existsSync(vault)).toBe(true);
  const what = write === '' ? { write: partitionFile } : { ...(read && { read }), ...(write && { write }) };
  expect(await attempt(what)).toBe('ERR_ACCESS_DENIED');
});

test('the reason of its end is told', async () => {
  const told = new Promise((resolve) => worker.onExit(resolve));
  process.kill(worker.pid!, 'SIGTERM');
  expect(await told).toBe('The worker was asked to end from outside (SIGTERM).');
});
