import { expect, test } from 'vitest';
import {
  checkPartitions,
  type ToCheckPartitions,
} from '../../../../../../electron/engine/tasks/network/audit/check-partitions.ts';
import { takeRows } from '../../../../../../electron/engine/tasks/network/data/partition-rows.ts';
import { drawSplit } from '../../../../../../electron/engine/tasks/network/data/split.ts';
import { pictureStatistics } from '../../../../../../electron/engine/tasks/network/data/standardisation.ts';
import { randomFor } from '../../../../../../shared/random.ts';

const FEATURES = 6;
const random = randomFor('audited rows');
const labels = Uint8Array.from({ length: 100 }, (_, row) => row % 4);
const inputs = Uint8Array.from({ length: 100 * FEATURES }, () => random.below(256));
const split = { seed: 3, train: 60, stop: 12, select: 16, confirm: 12 };

function fileOf(seed = split.seed): ToCheckPartitions {
  const drawn = drawSplit(labels, 4, { ...split, seed });
  const rows = (of: Uint32Array) => takeRows(inputs, labels, FEATURES, of);
  const partitions = {
    train: rows(drawn.train),
    stop: rows(drawn.stop),
    select: rows(drawn.select),
    confirm: rows(drawn.confirm),
  };
  const statistics = pictureStatistics(partitions.train.inputs as Uint8Array);
  return { split, classes: 4, features: FEATURES, inputs, labels, partitions, statistics };
}

test('a file with the rows of its split and the statistics of train is what it says', () => {
  expect(checkPartitions(fileOf())).toEqual({
    otherRows: 0,
    sharedRows: 0,
    fittedOnTrain: true,
    classes: { train: [15, 15, 15, 15], stop: [3, 3, 3, 3], select: [4, 4, 4, 4], confirm: [3, 3, 3, 3] },
  });
});

test('rows that another seed draws, and a row that trains among those that judge, are counted', () => {
  expect(checkPartitions(fileOf(4)).otherRows).toBeGreaterThan(50);
  const file = fileOf();
  const leaked = { ...file.partitions.select, inputs: file.partitions.select.inputs.slice() as Uint8Array<ArrayBuffer> };
  leaked.inputs.set(file.partitions.train.inputs.subarray(0, FEATURES));
  expect(checkPartitions({ ...file, partitions: { ...file.partitions, select: leaked } }).otherRows).toBe(1);
});

test('statistics of all rows are not those of train', () => {
  expect(checkPartitions({ ...fileOf(), statistics: pictureStatistics(inputs) }).fittedOnTrain).toBe(false);
});
