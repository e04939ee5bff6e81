import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';
import { TrialdeckError } from '../../../../../shared/errors.ts';
import { PARTITION_NAMES, type PartitionName } from '../../../../../shared/model.ts';
import { rememberWhole } from './open-partition-file.ts';
import {
  PARTITION_FORMAT,
  WORD_BYTES,
  inputBytes,
  targetsBegin,
  type Header,
  type PartitionContent,
  type RowRange,
} from './partition-file.ts';
import { columnStatistics, pictureStatistics } from './standardisation.ts';

/** Writes under a temporary name and renames, so that a reader finds a whole file or none. */
export function writePartitionFile(file: string, content: PartitionContent): void {
  const header = headerOf(content);
  const present = PARTITION_NAMES.flatMap((name) => content.partitions[name] ?? []);
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(WORD_BYTES);
  length.writeUInt32LE(text.length);
  const parts = [
    ...present.map(({ inputs }) => inputs),
    new Uint8Array(targetsBegin(header) - inputBytes(header)),
    ...content.targets.flatMap((_, at) => present.map(({ targets }) => targets[at]!)),
    ...Object.values(content.lists ?? {}),
    text,
    length,
  ];
  mkdirSync(dirname(file), { recursive: true });
  // Threads of one process may write the same file.
  const temporary = `${file}.${process.pid}.${threadId}.tmp`;
  writeParts(temporary, parts);
  renameSync(temporary, file);
  rememberWhole(file, header);
}

function headerOf({ features, targets, partitions, lists = {} }: PartitionContent): Header {
  const train = partitions.train;
  if (!train) throw new TrialdeckError('usage', 'A study needs rows of train.', 'train');
  let rows = 0;
  const ranges: Partial<Record<PartitionName, RowRange>> = {};
  for (const name of PARTITION_NAMES) {
    const present = partitions[name];
    if (present) ranges[name] = { begin: rows, rows: present.rows };
    rows += present?.rows ?? 0;
  }
  const pictures = train.inputs instanceof Uint8Array;
  return {
    features,
    elements: pictures ? 'uint8' : 'float32',
    statistics: pictures ? pictureStatistics(train.inputs) : columnStatistics(train.inputs, features),
    targets,
    rows,
    partitions: ranges,
    lists: Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length])),
  };
}

function writeParts(file: string, parts: readonly ArrayBufferView[]): void {
  const digest = createHash('sha256');
  const descriptor = openSync(file, 'w');
  try {
    for (const { buffer, byteOffset, byteLength } of parts) {
      const bytes = new Uint8Array(buffer, byteOffset, byteLength);
      digest.update(bytes);
      writeAll(descriptor, bytes);
    }
    writeAll(descriptor, digest.digest());
    writeAll(descriptor, Buffer.from(PARTITION_FORMAT));
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
}
