import { mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPartitionFile, takeRows, writePartitionFile } from '../../../../electron/engine/data/partition-file.ts';
import { openPartitions } from '../../../../electron/engine/training/open-partitions.ts';

const folder = mkdtempSync(join(tmpdir(), 'partition-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inputs = Uint8Array.from([0, 255, 51, 102, 153, 204, 7, 8]);
const labels = Uint8Array.from([0, 1, 1, 0]);
const file = join(folder, 'a.bin');
const partitions = {
  train: takeRows(inputs, labels, 2, Uint32Array.of(2, 0)),
  stop: takeRows(inputs, labels, 2, Uint32Array.of(1)),
  select: takeRows(inputs, labels, 2, Uint32Array.of(3)),
};
writePartitionFile(file, { features: 2, classes: 2, partitions });

describe('a partition file', () => {
  it('comes back as it was written, with the statistics of train alone', () => {
    const content = readPartitionFile(file);
    expect(content).toMatchObject({ features: 2, classes: 2 });
    expect(content.mean).toBeCloseTo((0.6 + 0.8 + 0 + 1) / 4, 12);
    expect(content.deviation).toBeCloseTo(Math.sqrt((0 + 0.04 + 0.36 + 0.16) / 4), 12);
    expect([...content.partitions.train!.inputs]).toEqual([153, 204, 0, 255]);
    expect([...content.partitions.train!.labels]).toEqual([1, 0]);
    expect([...content.partitions.select!.inputs]).toEqual([7, 8]);
    expect(content.partitions.confirm).toBeUndefined();
  });
  it('is standardised when it is opened for training', () => {
    const { mean, deviation } = readPartitionFile(file);
    const stop = openPartitions(file).partitions.get('stop')!;
    expect(stop.inputs[0]).toBeCloseTo((51 / 255 - mean) / deviation, 6);
    expect(stop.labels).toEqual(Int32Array.of(1));
  });
  it('is refused when it is cut short or of another kind', () => {
    const cut = join(folder, 'cut.bin');
    writePartitionFile(cut, { features: 2, classes: 2, partitions });
    truncateSync(cut, readFileSync(cut).length - 1);
    expect(() => readPartitionFile(cut)).toThrow('bytes and has');
    expect(() => readPartitionFile(import.meta.filename)).toThrow('not a partition file');
    expect(() => readPartitionFile(join(folder, 'none'))).toThrow('ENOENT');
  });
});
