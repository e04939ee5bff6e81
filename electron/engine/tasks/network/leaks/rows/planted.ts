/** Rows of a class with numbers in columns, as a partition has them. */
import type { PartitionContent, PartitionRows } from '../../data/partition-file.ts';

export interface LabelledRow {
  readonly columns: ArrayLike<number>;
  readonly label: number;
}

export function tableOf(
  partitions: Readonly<Record<'train' | 'stop' | 'select' | 'confirm', readonly LabelledRow[]>>,
  features: number,
  classes: number,
): PartitionContent {
  const entries = Object.entries(partitions).map(([name, rows]) => [name, partitionOf(rows, features)] as const);
  return { features, targets: [{ name: 'class', kind: 'class', classes }], partitions: Object.fromEntries(entries) };
}

function partitionOf(rows: readonly LabelledRow[], features: number): PartitionRows {
  const inputs = new Float32Array(rows.length * features);
  rows.forEach(({ columns }, at) => inputs.set(columns, at * features));
  return { rows: rows.length, inputs, targets: [Int32Array.from(rows, ({ label }) => label)] };
}
