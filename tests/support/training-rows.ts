/** Small, learnable, seeded rows: each class scatters around a centre of its own. */
import { randomFor } from '../../shared/random.ts';
import type { PartitionName } from '../../shared/model.ts';
import type { Standardisation } from '../../electron/engine/tasks/network/data/standardisation.ts';
import { rangeOf, type TrainingRows } from '../../electron/engine/tasks/network/training/rows.ts';

/** Leaves values as they are. */
const AS_THEY_ARE: Standardisation = { factor: [1], shift: [0] };

export interface RowsInMemory extends TrainingRows {
  readonly inputs: Float32Array<ArrayBuffer>;
}

export interface PartitionInMemory {
  readonly rows: number;
  readonly inputs: Float32Array<ArrayBuffer>;
  readonly labels: Int32Array<ArrayBuffer>;
}

export function clusteredRows(
  sizes: Partial<Record<PartitionName, number>>,
  { features = 6, classes = 3, seed = 1 } = {},
): RowsInMemory {
  const centres = Array.from({ length: classes }, (_, label) => {
    const random = randomFor(seed, 'centre', label);
    return Array.from({ length: features }, () => random.normal());
  });
  const partition = ([name, rows]: readonly [string, number]): PartitionInMemory => {
    const random = randomFor(seed, name);
    const labels = Int32Array.from({ length: rows }, (_, row) => row % classes);
    const inputs = Float32Array.from({ length: rows * features }, (_, at) => {
      const label = labels[Math.floor(at / features)]!;
      return centres[label]![at % features]! + 0.9 * random.normal();
    });
    return { rows, inputs, labels };
  };
  const names = Object.keys(sizes) as PartitionName[];
  const parts = Object.entries(sizes).map(partition);
  let end = 0;
  const begins = parts.map(({ rows }) => (end += rows) - rows);
  return {
    features,
    classes,
    standardisation: AS_THEY_ARE,
    rows: end,
    partitions: new Map(names.map((name, at) => [name, { begin: begins[at]!, rows: parts[at]!.rows }])),
    inputs: Float32Array.from(parts.flatMap(({ inputs }) => [...inputs])),
    labels: Int32Array.from(parts.flatMap(({ labels }) => [...labels])),
  };
}

/** The rows of one partition. */
export function partitionOf(data: RowsInMemory, name: PartitionName): PartitionInMemory {
  const { begin, rows } = rangeOf(data, name);
  return {
    rows,
    inputs: data.inputs.subarray(begin * data.features, (begin + rows) * data.features),
    labels: data.labels.subarray(begin, begin + rows),
  };
}

/** Rows of *train* alone. */
export function trainRows(inputs: Float32Array<ArrayBuffer>, labels: Int32Array<ArrayBuffer>, classes: number): RowsInMemory {
  const rows = labels.length;
  return {
    features: inputs.length / rows,
    classes,
    standardisation: AS_THEY_ARE,
    rows,
    partitions: new Map([['train', { begin: 0, rows }]]),
    inputs,
    labels,
  };
}
