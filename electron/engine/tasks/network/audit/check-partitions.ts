/** Whether a partition file holds what its study says: the rows that the split draws, once each, and statistics of *train* alone. */
import type { RowFindings } from '../../../../../shared/audit.ts';
import type { Split } from '../../../../../shared/dataset.ts';
import { PARTITION_NAMES, type PartitionName } from '../../../../../shared/model.ts';
import type { PartitionRows } from '../data/partition-file.ts';
import { drawSplit } from '../data/split.ts';
import { columnStatistics, pictureStatistics, type Statistics } from '../data/standardisation.ts';

export interface ToCheckPartitions {
  readonly split: Split;
  readonly classes: number;
  readonly features: number;
  /** Of the data set, outside the vault. */
  readonly inputs: Uint8Array;
  readonly labels: Uint8Array;
  /** What the file has. */
  readonly partitions: Readonly<Record<PartitionName, PartitionRows>>;
  readonly statistics: Statistics;
}

type Checked = Pick<RowFindings, 'otherRows' | 'sharedRows' | 'fittedOnTrain' | 'classes'>;

/** Sums are taken in another order where a value is computed elsewhere. */
const ROUNDING = 1e-9;

export function checkPartitions(asked: ToCheckPartitions): Checked {
  const { split, classes, labels, partitions, features, statistics } = asked;
  const drawn = drawSplit(labels, classes, split);
  const taken = PARTITION_NAMES.flatMap((name) => [...drawn[name]]);
  const train = partitions.train.inputs;
  const again = train instanceof Uint8Array ? pictureStatistics(train) : columnStatistics(train, features);
  return {
    otherRows: PARTITION_NAMES.reduce((sum, name) => sum + otherRows(asked, drawn[name], partitions[name]), 0),
    sharedRows: taken.length - new Set(taken).size,
    fittedOnTrain: areEqual(again.mean, statistics.mean) && areEqual(again.deviation, statistics.deviation),
    classes: eachPartition((name) => countsOf(partitions[name], classes)),
  };
}

/** Rows that are missing, too many, or another than was drawn. */
function otherRows(
  { inputs, labels, features }: ToCheckPartitions,
  drawn: Uint32Array,
  { rows, inputs: own, targets }: PartitionRows,
): number {
  const isSame = (row: number, at: number): boolean => {
    if (targets[0]![at] !== labels[row]) return false;
    for (let column = 0; column < features; column++)
      if (own[at * features + column] !== inputs[row * features + column]) return false;
    return true;
  };
  const same = drawn.reduce((count, row, at) => count + Number(at < rows && isSame(row, at)), 0);
  return Math.max(rows, drawn.length) - same;
}

function countsOf({ targets }: PartitionRows, classes: number): readonly number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of targets[0]!) counts[label]!++;
  return counts;
}

function areEqual(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((value, at) => Math.abs(value - right[at]!) <= ROUNDING);
}

function eachPartition<Value>(of: (name: PartitionName) => Value): Readonly<Record<PartitionName, Value>> {
  return { train: of('train'), stop: of('stop'), select: of('select'), confirm: of('confirm') };
}
