/**
 * The inputs of the vault without their labels, to count overlaps with other rows and to see whether they are of the same kind. That is
 * no reading: without labels nothing can be told of a model. The file of labels is not opened here, and rules of the layers let an audit
 * alone import this.
 */
import { datasetFolder, datasetSource, readCheckedInputs, type DatasetFolders } from './dataset.ts';

/** [rows, features] row-major, 0 to 255. @throws TrialdeckError unavailable or failure as `readDataset` */
export function readVaultInputs(dataset: string, folders: DatasetFolders): Uint8Array {
  const source = datasetSource(dataset);
  return readCheckedInputs(source, datasetFolder(source, folders), source.vault.images);
}
