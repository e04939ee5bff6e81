/** Trains what the lab needs: batch by batch, as many at once as there are workers. */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { DatasetSummary } from '../../../../../shared/dataset.ts';
import type { NetworkTask } from '../../../../../shared/network/task.ts';
import type { BackendHost } from '../../../backend-host.ts';
import type { NamedFile } from '../../../named-file.ts';
import type { Batch } from './lab-trainings.ts';
import type { LabSetting } from './setting.ts';
import { trainBatch } from './train-batch.ts';
import type { LabTraining, Trained } from './training.ts';

export interface LabWork {
  readonly setting: LabSetting;
  readonly dataset: DatasetSummary;
  /** What is left to train. */
  readonly batches: readonly Batch[];
  readonly workers: number;
}

type Place = Pick<BackendHost, 'spawn' | 'folders' | 'clock' | 'environment' | 'thinking'>;

/**
 * Of each batch a partition file is there while it is trained. The vault's files are not opened.
 * @throws TrialdeckError, where the data set cannot be read or a training fails; the signal's reason, once it aborts
 */
export async function trainLab(
  { setting, dataset, batches, workers }: LabWork,
  place: Place,
  done: (training: LabTraining, trained: Trained) => void,
  signal: AbortSignal,
): Promise<void> {
  const folder = path.join(place.folders.data, 'leak-lab');
  const task: NetworkTask = { kind: 'network', dataset, split: { ...setting.rows, seed: setting.seed }, recordConfirm: true };
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const left = [...batches];
  const line = async (): Promise<void> => {
    for (let batch = left.shift(); batch !== undefined; batch = left.shift()) {
      either.throwIfAborted();
      const data = fileOf(folder, batch, setting);
      const rows = { file: data.file, data: batch.data, setting, dataset, folders: place.folders };
      await place.thinking.think('lab rows', rows, null);
      await trainBatch(batch.trainings, task, data, place, done, either).finally(() => rmSync(data.file, { force: true }));
    }
  };
  // What an interrupted lab has left.
  rmSync(folder, { recursive: true, force: true });
  const lines = Array.from({ length: Math.min(workers, batches.length) }, line);
  try {
    await Promise.all(lines);
  } catch (error) {
    failed.abort(error);
    await Promise.allSettled(lines);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fileOf(folder: string, { data }: Batch, setting: LabSetting): NamedFile {
  const name = createHash('sha256')
    .update(JSON.stringify([data, setting]))
    .digest('hex')
    .slice(0, 24);
  return { name, file: path.join(folder, `${name}.rows`) };
}
