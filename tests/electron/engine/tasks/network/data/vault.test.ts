/** The vault opens by one function, which writes the log first; from inside a worker nothing leads to it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { datasetSource, readDataset } from '../../../../../../electron/engine/tasks/network/data/dataset.ts';
import { defaultSplit } from '../../../../../../electron/engine/tasks/network/data/split.ts';
import { partitionFileOf } from '../../../../../../electron/engine/tasks/network/data/study-partitions.ts';
import { readVault, type VaultLog } from '../../../../../../electron/engine/tasks/network/data/vault.ts';
import { refusalOf } from '../../../../../support/refusal.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-vault-'));
const folders = { datasets: path.join(folder, 'datasets'), partitions: path.join(folder, 'partitions') };
const { summary, vault } = datasetSource('generated');
afterAll(() => rmSync(folder, { recursive: true }));

const readingsOf = (own: number) => ({ own, all: own, rows: summary.vaultRows });
/** A log that remembers whether it was written. */
function logOf(before: number): VaultLog & { written(): number } {
  let written = 0;
  return { readings: readingsOf(before), write: () => void (written += 1), written: () => written };
}

test('it is read once, and the reading is written down', () => {
  const log = logOf(0);
  const { inputs, labels } = readVault('generated', folders, log, false);
  expect([labels.length, inputs.length]).toEqual([summary.vaultRows, summary.vaultRows * summary.features]);
  expect(log.written()).toBe(1);
});

test('a log that cannot be written leaves it sealed', () => {
  const full = new Error('The disk is full.');
  const write = (): never => {
    throw full;
  };
  expect(() => readVault('generated', folders, { readings: readingsOf(0), write }, false)).toThrow(full);
});

test('the log is written before a file that cannot be read is opened', () => {
  readDataset('generated', folders);
  const labels = path.join(folders.datasets, 'generated', vault.labels);
  const content = readFileSync(labels);
  writeFileSync(labels, 'no labels');
  const log = logOf(0);
  expect(refusalOf(() => readVault('generated', folders, log, false)).code).toBe('failure');
  expect(log.written()).toBe(1);
  writeFileSync(labels, content);
});

test('another reading is refused with what it does, unless it is meant', () => {
  const log = logOf(1);
  const refusal = refusalOf(() => readVault('generated', folders, log, false));
  expect(refusal).toMatchObject({ code: 'usage', field: 'again' });
  expect(refusal.message).toContain('Blum and Hardt 2015');
  expect(log.written()).toBe(0);
  readVault('generated', folders, log, true);
  expect(log.written()).toBe(1);
});

test('no row of it is in a partition file of all other rows', () => {
  const file = partitionFileOf(summary, defaultSplit(summary.rows), folders);
  const content = readFileSync(file);
  const { inputs } = readVault('generated', folders, logOf(0), false);
  const rows = Array.from({ length: summary.vaultRows }, (_, row) =>
    Buffer.from(inputs.subarray(row * summary.features, (row + 1) * summary.features)),
  );
  expect(rows.filter((row) => content.includes(row))).toEqual([]);
  const first = readDataset('generated', folders).inputs.subarray(0, summary.features);
  expect(content.includes(Buffer.from(first))).toBe(true);
});
