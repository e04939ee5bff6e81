import { mkdtempSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import {
  isPartitionFile,
  openPartitionFile,
  readList,
  readPartition,
  readTargets,
  takeRows,
  writePartitionFile,
  type PartitionContent,
} from '../../../../../../electron/engine/tasks/network/data/partition-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'partition-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

const pixels = Uint8Array.from([0, 255, 51, 102, 153, 204, 7, 8, 9]);
const labels = Uint8Array.from([0, 1, 1]);
const pictures: PartitionContent = {
  features: 3,
  targets: [{ name: 'class', kind: 'class', classes: 2 }],
  partitions: {
    train: takeRows(pixels, labels, 3, Uint32Array.of(2, 0)),
    select: takeRows(pixels, labels, 3, Uint32Array.of(1)),
  },
};

const table: PartitionContent = {
  features: 2,
  targets: [
    { name: 'kind', kind: 'class', classes: 300 },
    { name: 'price', kind: 'number' },
  ],
  partitions: {
    train: { rows: 2, inputs: Float32Array.of(1, 40, 3, 40), targets: [Int32Array.of(0, 299), Float32Array.of(0.5, -2)] },
    stop: { rows: 1, inputs: Float32Array.of(-9, 7), targets: [Int32Array.of(7), Float32Array.of(1e9)] },
  },
  lists: { first: Uint32Array.of(2, 0), second: Uint32Array.of(1) },
};

function written(content: PartitionContent): string {
  const file = path.join(folder, `${(files += 1)}.partitions`);
  writePartitionFile(file, content);
  return file;
}

describe('a partition file of pictures', () => {
  const opened = openPartitionFile(written(pictures));

  it('keeps bytes, with one mean and deviation of train alone', () => {
    expect(readPartition(opened, 'train')).toEqual({
      rows: 2,
      inputs: Uint8Array.of(7, 8, 9, 0, 255, 51),
      targets: [Int32Array.of(1, 0)],
    });
    expect(readPartition(opened, 'select')).toEqual(pictures.partitions.select);
    expect(readPartition(opened, 'confirm')).toBeNull();
    const { mean, deviation } = opened.statistics;
    expect(mean[0]).toBeCloseTo((7 + 8 + 9 + 0 + 255 + 51) / 6 / 255, 12);
    expect([mean.length, deviation.length]).toEqual([1, 1]);
  });

  it('begins with the inputs of all rows, so that they can be mapped', () => {
    expect([...readFileSync(opened.file).subarray(0, 9)]).toEqual([7, 8, 9, 0, 255, 51, 102, 153, 204]);
    expect(opened.partitions).toEqual({ train: { begin: 0, rows: 2 }, select: { begin: 2, rows: 1 } });
  });
});

describe('a partition file of a table', () => {
  const opened = openPartitionFile(written(table));

  it('keeps float32 columns, each with its own mean and deviation', () => {
    expect(readPartition(opened, 'train')).toEqual(table.partitions.train);
    expect(readPartition(opened, 'stop')).toEqual(table.partitions.stop);
    expect(opened.statistics).toEqual({ mean: [2, 40], deviation: [1, 1] });
  });

  it('keeps several targets and named lists of rows', () => {
    expect(opened.targets).toEqual(table.targets);
    expect(readTargets(opened, 0)).toEqual(Int32Array.of(0, 299, 7));
    expect(readTargets(opened, 1)).toEqual(Float32Array.of(0.5, -2, 1e9));
    expect(['first', 'second'].map((name) => readList(opened, name))).toEqual(Object.values(table.lists!));
    expect(() => readList(opened, 'third')).toThrow('has no list third; it has first, second');
  });
});

test('a file that is missing, of another kind, cut short or changed in one bit is refused, and counts as absent', () => {
  const refused = (file: string, why: string): void => {
    expect(() => openPartitionFile(file)).toThrow(why);
    expect(isPartitionFile(file)).toBe(false);
  };
  const whole = written(pictures);
  expect(isPartitionFile(whole)).toBe(true);
  refused(path.join(folder, 'none'), 'ENOENT');
  refused(import.meta.filename, 'it is no partition file');
  const length = readFileSync(whole).length;
  for (const place of [0, 8, 14, length - 60, length - 44, length - 20]) {
    const changed = written(pictures);
    const bytes = readFileSync(changed);
    bytes[place]! ^= 1;
    writeFileSync(changed, bytes);
    refused(changed, 'it was damaged');
  }
  const cut = written(pictures);
  truncateSync(cut, length - 1);
  refused(cut, 'it was cut short');
});

test('a file without rows of train is refused', () => {
  const { select } = pictures.partitions;
  expect(() => written({ ...pictures, partitions: { select: select! } })).toThrow('A study needs rows of train.');
});

test('a file that was found whole is not read whole again until it is written to', () => {
  const file = path.join(folder, 'kept.partitions');
  writePartitionFile(file, pictures);
  const writtenAt = new Date(Date.UTC(2026, 0, 1));
  utimesSync(file, writtenAt, writtenAt);
  expect(isPartitionFile(file)).toBe(true);
  const changed = readFileSync(file);
  changed[0]! ^= 1;
  writeFileSync(file, changed);
  utimesSync(file, writtenAt, writtenAt);
  expect(isPartitionFile(file)).toBe(true);
  utimesSync(file, writtenAt, new Date(Date.UTC(2026, 0, 2)));
  expect(isPartitionFile(file)).toBe(false);
});
