/** Rows of a data set as a study parts them, and two ways to spoil them. */
import type { DatasetSummary } from '../../../../../../shared/dataset.ts';
import { PARTITION_NAMES, type PartitionName } from '../../../../../../shared/model.ts';
import { randomFor, shuffle } from '../../../../../../shared/random.ts';
import type { LabelledRows } from '../../data/dataset.ts';
import type { PartitionContent } from '../../data/partition-file.ts';
import { takeRows } from '../../data/partition-rows.ts';
import { drawSplit } from '../../data/split.ts';
import { DUPLICATED_SHARE } from '../experiments/duplicates.ts';
import { labSeed, type LabSetting } from '../setting.ts';

type Parted = Readonly<Record<PartitionName, Uint32Array>>;
type Source = LabelledRows & Pick<DatasetSummary, 'features' | 'classes'>;

export function splitRows(source: Source, setting: LabSetting, repetition: number): PartitionContent {
  return contentOf(source, source.labels, parted(source, setting, repetition));
}

/** The first rows of *train* give way to copies of rows of *select*, so that as many train. */
export function withDuplicates(source: Source, setting: LabSetting, repetition: number): PartitionContent {
  const rows = parted(source, setting, repetition);
  const copied = rows.select.subarray(0, Math.round(DUPLICATED_SHARE * rows.select.length));
  const train = Uint32Array.from([...copied, ...rows.train.subarray(copied.length)]);
  return contentOf(source, source.labels, { ...rows, train });
}

/**
 * Every row gets the label of another one of its partition. Among all rows together, a class that *train* happened to have more
 * of would be rarer in the others, and a network that prefers it would score below chance.
 */
export function withPermutedLabels(source: Source, setting: LabSetting, repetition: number): PartitionContent {
  const rows = parted(source, setting, repetition);
  const random = randomFor(setting.seed, 'permuted labels', repetition);
  const labels = Uint8Array.from(source.labels);
  for (const name of PARTITION_NAMES) {
    const givers = shuffle([...rows[name]], random);
    rows[name].forEach((row, at) => (labels[row] = source.labels[givers[at]!]!));
  }
  return contentOf(source, labels, rows);
}

function parted({ labels, classes }: Source, setting: LabSetting, repetition: number): Parted {
  return drawSplit(labels, classes.length, { ...setting.rows, seed: labSeed(setting, 'split', repetition) });
}

function contentOf({ inputs, features, classes }: Source, labels: Uint8Array, rows: Parted): PartitionContent {
  const entries = PARTITION_NAMES.map((name) => [name, takeRows(inputs, labels, features, rows[name])] as const);
  return {
    features,
    targets: [{ name: 'class', kind: 'class', classes: classes.length }],
    partitions: Object.fromEntries(entries),
  };
}
