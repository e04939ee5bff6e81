/** The rows that every bench trains on: Fashion-MNIST in the default split, drawn as a search draws it. */
import { FASHION_MNIST } from '../electron/engine/tasks/network/data/fashion-mnist.ts';
import { defaultSplit } from '../electron/engine/tasks/network/data/split.ts';
import { partitionFileOf } from '../electron/engine/tasks/network/data/study-partitions.ts';
import type { Split } from '../shared/dataset.ts';
import { folders } from './workplace.ts';

const ALL_ROWS = FASHION_MNIST.summary.rows;
const QUICK_ROWS = 2000;

export interface BenchRows {
  /** Rows of all partitions. */
  readonly rows: number;
  readonly split: Split;
  /** Without the vault. */
  readonly partitionFile: string;
  readonly inWords: string;
}

export function rowsFor({ quick }: { readonly quick: boolean }): BenchRows {
  const rows = quick ? QUICK_ROWS : ALL_ROWS;
  const split = defaultSplit(ALL_ROWS, rows);
  return {
    rows,
    split,
    partitionFile: partitionFileOf(FASHION_MNIST.summary, split, folders),
    inWords: `Fashion-MNIST, ${split.train} rows of train, ${split.stop} of stop, ${split.select} of select.`,
  };
}
