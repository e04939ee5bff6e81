/** The partition file of a batch. It takes long enough for a thread: the data set is read, seen to be whole, and written again. */
import type { DatasetSummary } from '../../../../../../shared/dataset.ts';
import { readDataset, type DatasetFolders } from '../../data/dataset.ts';
import { writePartitionFile } from '../../data/write-partition-file.ts';
import type { LabSetting } from '../setting.ts';
import type { LabData } from '../training.ts';
import { labRows } from './lab-rows.ts';

export interface LabRowsToWrite {
  readonly file: string;
  readonly data: LabData;
  readonly setting: LabSetting;
  readonly dataset: DatasetSummary;
  /** Where the data set lies. */
  readonly folders: DatasetFolders;
}

/** The file is whole when it returns. @throws TrialdeckError as `readDataset`, where the rows are the data set's */
export function writeLabRows({ file, data, setting, dataset, folders }: LabRowsToWrite): void {
  writePartitionFile(
    file,
    labRows(data, setting, dataset, () => readDataset(dataset.name, folders)),
  );
}
