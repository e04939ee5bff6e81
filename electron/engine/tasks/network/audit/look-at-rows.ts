/**
 * Looks at the rows of a split for an audit. What compares inputs is handed inputs alone, in a thread that never has labels; of the
 * vault it has nothing else, and gives back counts and one area.
 */
import { NEAR, type JudgingPart, type RowFindings } from '../../../../../shared/audit.ts';
import { PARTITION_NAMES, type PartitionName } from '../../../../../shared/model.ts';
import type { NetworkTask } from '../../../../../shared/network/task.ts';
import { randomFor, shuffle } from '../../../../../shared/random.ts';
import type { Thinking } from '../../../thinking/thinking.ts';
import { readDataset, type DatasetFolders } from '../data/dataset.ts';
import { openPartitionFile } from '../data/open-partition-file.ts';
import type { PartitionFile, PartitionRows } from '../data/partition-file.ts';
import { readPartition } from '../data/partition-rows.ts';
import type { Inputs } from '../data/standardisation.ts';

export interface RowsToLookAt {
  readonly task: NetworkTask;
  readonly partitionFile: string;
  readonly folders: DatasetFolders;
  /** Of the vault, without labels. */
  readonly vault: Inputs;
}

type Named = readonly [part: JudgingPart | 'train', inputs: Inputs];

/** @param onStep told what comes next, null after the last step, and how many are done */
export async function lookAtRows(
  { task: { dataset, split }, partitionFile, folders, vault }: RowsToLookAt,
  { think }: Pick<Thinking, 'think'>,
  signal: AbortSignal,
  onStep: (next: string | null, done: number, of: number) => void,
): Promise<RowFindings> {
  const { features, classes } = dataset;
  const opened = openPartitionFile(partitionFile);
  const partitions = readAll(opened);
  const parts: readonly Named[] = [...PARTITION_NAMES.map((name) => [name, partitions[name].inputs] as const), ['vault', vault]];
  const judging = parts.slice(1) as readonly (readonly [JudgingPart, Inputs])[];
  const of = judging.length + 2;

  onStep('the split is drawn again', 0, of);
  const file = { split, classes: classes.length, features, partitions, statistics: opened.statistics };
  const checked = await think('partition check', { ...file, ...readDataset(dataset.name, folders) }, null, signal);

  const near = NEAR * distanceOfOne(opened);
  const copies: RowFindings['copies'][number][] = [];
  for (const [at, [part, inputs]] of judging.entries()) {
    onStep(`copies of the rows of ${part} are looked for`, at + 1, of);
    const originals = joined(parts.slice(0, at + 1).map(([, earlier]) => earlier));
    const found = await think('copies', { inputs, originals, features, near }, null, signal);
    copies.push({ part, rows: inputs.length / features, ...found });
  }

  onStep('rows of train and of the vault are told apart', of - 1, of);
  const asked = { one: someOf(partitions.train.inputs, features, vault.length / features), other: vault, features };
  const vaultRows = await think('rows told apart', asked, null, signal);
  onStep(null, of, of);
  return { ...checked, copies, vaultRows };
}

function readAll(opened: PartitionFile): Readonly<Record<PartitionName, PartitionRows>> {
  const read = (name: PartitionName): PartitionRows => readPartition(opened, name)!;
  return { train: read('train'), stop: read('stop'), select: read('select'), confirm: read('confirm') };
}

/** Between two pictures whose pixels all differ by one standard deviation. */
function distanceOfOne({ features, statistics: { deviation } }: PartitionFile): number {
  return 255 * deviation[0]! * Math.sqrt(features);
}

function joined(parts: readonly Inputs[]): Inputs {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** So many rows at the most, drawn at random. */
function someOf(inputs: Inputs, features: number, most: number): Inputs {
  const rows = inputs.length / features;
  const drawn = shuffle(
    Uint32Array.from({ length: rows }, (_, row) => row),
    randomFor('rows told apart', rows),
  ).subarray(0, most);
  return joined([...drawn].map((row) => inputs.subarray(row * features, (row + 1) * features)));
}
