/** The log of the vault. */
import type { VaultValue } from '../../shared/confirmation.ts';
import type { VaultReading } from '../../shared/contract/studies.ts';

export interface NewVaultReading extends Pick<VaultReading, 'why' | 'trialId'> {
  /** Of the data set whose vault is read. */
  readonly datasetHash: string;
}

/** Names the study as it was called then: the reading outlives it. */
export interface LoggedVaultReading extends VaultReading {
  readonly studyId: number;
  readonly studyName: string;
  readonly datasetHash: string;
  /** The log has lost it: its job alone tells of it. */
  readonly lost?: true;
}

export interface VaultReadingStore {
  /** On disk when the call returns, so that no reading happens without its entry. */
  recordVaultReading(studyId: number, reading: NewVaultReading): void;
  /** In the order of reading, those that the log has lost first; those of purged studies stay. */
  vaultReadings(studyId?: number): readonly LoggedVaultReading[];
  /** Of the study's own readings, in their order; one that broke off gave nothing. */
  vaultValues(studyId: number): readonly VaultValue[];
}
