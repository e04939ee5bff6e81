/**
 * The vault: the rows that judge the winner of a study, once, after its selection is frozen. This is the one function that reads
 * them with their labels (`vault-inputs.ts` reads the inputs alone, for an audit). Rules of the layers let the reading job alone import
 * it, and nothing that runs in a worker; that protects against mistakes, not against malice.
 */
import { TrialdeckError } from '../../../../../shared/errors.ts';
import { vaultWarning, type VaultReadings } from '../../../../../shared/vault.ts';
import { datasetFolder, datasetSource, readChecked, type DatasetFolders, type LabelledRows } from './dataset.ts';

export interface VaultLog {
  /** How often the vault was read before. */
  readonly readings: VaultReadings;
  /** Writes down that it is read now: on disk when it returns. */
  write(): void;
}

/**
 * The rows of the vault. The log is written before the first of them is read, so that a reading which fails is one, too.
 * @param again whether another reading is meant, where there was one.
 * @throws TrialdeckError usage, field `again`, where there was one and none is meant; unavailable or failure as `readDataset`.
 */
export function readVault(dataset: string, folders: DatasetFolders, log: VaultLog, again: boolean): LabelledRows {
  const source = datasetSource(dataset);
  refuseUnmeant(log, again);
  const folder = datasetFolder(source, folders);
  log.write();
  return readChecked(source, folder, source.vault);
}

/** @throws TrialdeckError usage, field `again`, where the study has read the vault and another reading is not asked for. */
export function refuseUnmeant({ readings }: Pick<VaultLog, 'readings'>, again: boolean): void {
  if (readings.own === 0 || again) return;
  throw new TrialdeckError(
    'usage',
    `${vaultWarning(readings)} To read it all the same, say so: again, in the terminal --again.`,
    'again',
  );
}
