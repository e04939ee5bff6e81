import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openPartitionFile } from '../../../../../../electron/engine/tasks/network/data/open-partition-file.ts';
import type { PartitionContent, PartitionFile } from '../../../../../../electron/engine/tasks/network/data/partition-file.ts';
import { readList, readPartition, readTargets } from '../../../../../../electron/engine/tasks/network/data/partition-rows.ts';
import { THREE_PICTURES, writtenPartitions } from '../../../../../support/partition-content.ts';

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

describe('a partition file of pictures', () => {
  const open = (): PartitionFile => openPartitionFile(writtenPartitions(THREE_PICTURES));

  it('keeps bytes, with one mean and deviation of train alone', () => {
    const opened = open();
    expect(readPartition(opened, 'train')).toEqual({
      rows: 2,
      inputs: Uint8Array.of(7, 8, 9, 0, 255, 51),
      targets: [Int32Array.of(1, 0)],
    });
    expect(readPartition(opened, 'select')).toEqual(THREE_PICTURES.partitions.select);
    expect(readPartition(opened, 'confirm')).toBeNull();
    const { mean, deviation } = opened.statistics;
    expect(mean[0]).toBeCloseTo((7 + 8 + 9 + 0 + 255 + 51) / 6 / 255, 12);
    expect([mean.length, deviation.length]).toEqual([1, 1]);
  });

  it('begins with the inputs of all rows, so that they can be mapped', () => {
    const opened = open();
    expect([...readFileSync(opened.file).subarray(0, 9)]).toEqual([7, 8, 9, 0, 255, 51, 102, 153, 204]);
    expect(opened.partitions).toEqual({ train: { begin: 0, rows: 2 }, select: { begin: 2, rows: 1 } });
  });
});

describe('a partition file of a table', () => {
  const open = (): PartitionFile => openPartitionFile(writtenPartitions(table));

  it('keeps float32 columns, each with its own mean and deviation', () => {
    const opened = open();
    expect(readPartition(opened, 'train')).toEqual(table.partitions.train);
    expect(readPartition(opened, 'stop')).toEqual(table.partitions.stop);
    expect(opened.statistics).toEqual({ mean: [2, 40], deviation: [1, 1] });
  });

  it('keeps several targets and named lists of rows', () => {
    const opened = open();
    expect(opened.targets).toEqual(table.targets);
    expect(readTargets(opened, 0)).toEqual(Int32Array.of(0, 299, 7));
    expect(readTargets(opened, 1)).toEqual(Float32Array.of(0.5, -2, 1e9));
    expect(['first', 'second'].map((name) => readList(opened, name))).toEqual(Object.values(table.lists!));
    expect(() => readList(opened, 'third')).toThrow('has no list third; it has first, second');
  });
});
