/** Small, learnable, seeded rows: each class scatters around a centre of its own. */
import { randomFor } from '../../shared/random.ts';
import type { PartitionName } from '../../shared/model.ts';
import type { StandardisedRows, TrainingRows } from '../../electron/engine/training/rows.ts';

export function clusteredRows(
  sizes: Partial<Record<PartitionName, number>>,
  { features = 6, classes = 3, seed = 1 } = {},
): TrainingRows {
  const centres = Array.from({ length: classes }, (_, label) => {
    const random = randomFor(seed, 'centre', label);
    return Array.from({ length: features }, () => random.normal());
  });
  const partition = (name: string, rows: number): StandardisedRows => {
    const random = randomFor(seed, name);
    const labels = Int32Array.from({ length: rows }, (_, row) => row % classes);
    const inputs = Float32Array.from({ length: rows * features }, (_, at) => {
      const label = labels[Math.floor(at / features)]!;
      return centres[label]![at % features]! + 0.9 * random.normal();
    });
    return { rows, inputs, labels };
  };
  const partitions = new Map(Object.entries(sizes).map(([name, rows]) => [name as PartitionName, partition(name, rows)]));
  return { features, classes, partitions };
}
