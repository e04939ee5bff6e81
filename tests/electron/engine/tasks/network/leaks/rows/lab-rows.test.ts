import { expect, test } from 'vitest';
import { labRows } from '../../../../../../../electron/engine/tasks/network/leaks/rows/lab-rows.ts';
import type { LabData } from '../../../../../../../electron/engine/tasks/network/leaks/training.ts';
import type { PartitionRows } from '../../../../../../../electron/engine/tasks/network/data/partition-file.ts';
import type { DatasetSummary } from '../../../../../../../shared/dataset.ts';
import { mean } from '../../../../../../../shared/statistics/mean.ts';
import { PARTITION_NAMES } from '../../../../../../../shared/model.ts';
import { LAB_SETTING } from '../../../../../../support/lab-tables.ts';

/** Each row says which one it is. */
const ROWS = 1_000;
const INPUTS = Uint8Array.from({ length: 2 * ROWS }, (_, at) => (at % 2 === 0 ? (at / 2) >> 8 : (at / 2) & 255));
const LABELS = Uint8Array.from({ length: ROWS }, (_, row) => row % 10);
const DATASET: DatasetSummary = {
  ...{ name: 'numbered', title: 'Numbered rows', hash: 'none', rows: ROWS, vaultRows: 0, features: 2, picture: null },
  classes: Array.from({ length: 10 }, (_, at) => String(at)),
};
const SETTING = { ...LAB_SETTING, rows: { train: 400, stop: 100, select: 100, confirm: 100 } };

const contentOf = (data: LabData) => labRows(data, SETTING, DATASET, () => ({ inputs: INPUTS, labels: LABELS })).partitions;
const idsOf = ({ inputs, rows }: PartitionRows): readonly number[] =>
  Array.from({ length: rows }, (_, row) => 256 * inputs[2 * row]! + inputs[2 * row + 1]!);
const labelsOf = (rows: PartitionRows): readonly number[] => [...rows.targets[0]!];

test('a repetition parts the rows anew, and no row is in two partitions', () => {
  const [one, other] = [1, 2].map((repetition) => contentOf({ kind: 'split', repetition }));
  const ids = PARTITION_NAMES.flatMap((name) => idsOf(one![name]!));
  expect(new Set(ids).size).toBe(700);
  expect(idsOf(one!.select!)).not.toEqual(idsOf(other!.select!));
  expect(contentOf({ kind: 'split', repetition: 1 })).toEqual(one);
});

test('a tenth of select is planted in train, which has as many rows as before', () => {
  const [clean, planted] = (['split', 'duplicates'] as const).map((kind) => contentOf({ kind, repetition: 1 }));
  const select = new Set(idsOf(planted!.select!));
  expect(idsOf(planted!.train!).filter((row) => select.has(row))).toHaveLength(10);
  expect(planted!.train!.rows).toBe(400);
  expect({ ...planted, train: null }).toEqual({ ...clean, train: null });
});

test('permuted labels are the same labels on the same rows of each partition in another order', () => {
  const [clean, permuted] = (['split', 'permuted labels'] as const).map((kind) => contentOf({ kind, repetition: 1 }));
  const all = (content: typeof clean) => PARTITION_NAMES.flatMap((name) => labelsOf(content![name]!));
  for (const name of PARTITION_NAMES)
    expect([...labelsOf(permuted![name]!)].toSorted()).toEqual([...labelsOf(clean![name]!)].toSorted());
  const right = all(permuted).filter((label, at) => label === all(clean)[at]).length;
  expect(right / 700).toBeLessThan(0.2);
  expect(idsOf(permuted!.train!)).toEqual(idsOf(clean!.train!));
});

/** How far the means of the two classes lie apart in the columns of *select*, in the mean. */
function fitOn(fittedOn: 'train' | 'everything', repetition: number): number {
  const { inputs, rows, targets } = contentOf({ kind: 'columns of noise', repetition, fittedOn }).select!;
  const features = inputs.length / rows;
  const distances = Array.from({ length: features }, (_, column) =>
    Math.abs([...targets[0]!].reduce((sum, label, row) => sum + (label === 0 ? 1 : -1) * inputs[row * features + column]!, 0)),
  );
  return mean(distances) / rows;
}

test('columns that are chosen on everything fit the labels of select, those chosen on train as noise does', () => {
  const [everything, train] = (['everything', 'train'] as const).map((fittedOn) =>
    mean(Array.from({ length: 8 }, (_, at) => fitOn(fittedOn, at + 1))),
  );
  // The mean of the absolute value of a normal variable with the deviation of a mean of 60.
  expect(train).toBeCloseTo(Math.sqrt(2 / Math.PI / 60), 1);
  expect(everything).toBeGreaterThan(1.5 * train!);
});

test('persons are in one partition where they are to be, and the new ones nowhere else', () => {
  const byRow = contentOf({ kind: 'rows of persons', repetition: 1, partedBy: 'row' });
  const byPerson = contentOf({ kind: 'rows of persons', repetition: 1, partedBy: 'person' });
  for (const content of [byRow, byPerson])
    expect(PARTITION_NAMES.map((name) => content[name]!.rows)).toEqual([3_600, 1_800, 1_800, 2_000]);
  expect(nearest(byRow)).toBeLessThan(nearest(byPerson) / 1.5);
});

/** How far rows of *select* lie from the nearest row of *train*, in the mean over some: rows of one person lie near each other. */
function nearest({ train, select }: ReturnType<typeof contentOf>): number {
  const columns = select!.inputs.length / select!.rows;
  const rowOf = ({ inputs }: PartitionRows, row: number) => [...inputs.subarray(row * columns, (row + 1) * columns)];
  const distances = Array.from({ length: 5 }, (_, row) => {
    const judged = rowOf(select!, row);
    const all = Array.from({ length: train!.rows }, (_, other) => {
      return rowOf(train!, other).reduce((sum, value, column) => sum + (value - judged[column]!) ** 2, 0);
    });
    return Math.sqrt(Math.min(...all));
  });
  return mean(distances);
}
