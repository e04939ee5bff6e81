/** The log of the vault's readings, which outlives the studies that it names, and what they gave. */
import { isDeepStrictEqual } from 'node:util';
import type { Confirmation, ConfirmedWinner, VaultAnswer, VaultValue } from '../shared/confirmation.ts';
import { confirmations, firstAlike } from './confirmations.ts';
import type { Connection } from './connection.ts';
import type { LoggedVaultReading, NewVaultReading } from './store/vault-readings.ts';
import { findStudy } from './studies.ts';
import { VAULT_ANSWER } from './versions/vault-answers.ts';

/** On disk when the call returns: the log is written before the rows are read. */
export function recordVaultReading(
  connection: Connection,
  studyId: number,
  { why, trialId, datasetHash }: NewVaultReading,
): void {
  connection.write(() => {
    const { name } = findStudy(connection, studyId);
    connection.run(
      'INSERT INTO vault_readings (study_id, study_name, dataset_hash, trial_id, at, why) VALUES (?, ?, ?, ?, ?, ?)',
      [studyId, name, datasetHash, trialId, connection.now(), why],
    );
  }, true);
}

/** In the order of reading; of one study or of all, purged ones included. */
export function vaultReadings(connection: Connection, studyId?: number): readonly LoggedVaultReading[] {
  return connection.all<LoggedVaultReading>(
    `SELECT study_id AS studyId, study_name AS studyName, dataset_hash AS datasetHash, at, why, trial_id AS trialId
     FROM vault_readings WHERE ? IS NULL OR study_id = ? ORDER BY id`,
    [studyId ?? null, studyId ?? null],
  );
}

/** Of the study's own readings, in their order; one that broke off gave nothing. */
export function vaultValues(connection: Connection, studyId: number): readonly VaultValue[] {
  const rows = connection.tuples<[string]>(
    `SELECT ${VAULT_ANSWER} FROM jobs WHERE kind = 'vault' AND study_id = ? AND result IS NOT NULL`,
    [studyId],
  );
  if (rows.length === 0) return [];
  const all = confirmations(connection, studyId);
  const values = rows.map(([result]) => JSON.parse(result) as VaultAnswer);
  return values
    .map((value) => ({ ...value, winner: winnerOf(connection, studyId, value, all) }))
    .toSorted((left, right) => left.reading - right.reading);
}

/** The model seeds of a confirmation are drawn for it alone: a run tells its own. */
function winnerOf(
  connection: Connection,
  studyId: number,
  { params, modelSeed }: VaultAnswer,
  all: readonly Confirmation[],
): ConfirmedWinner {
  const { number, candidates } = all.find(({ modelSeeds }) => modelSeeds.includes(modelSeed))!;
  const { trial, isDefault } = candidates.find((candidate) => isDeepStrictEqual(candidate.params, params))!;
  return { trial, isDefault, sameAs: firstAlike(connection, studyId, trial), confirmation: number };
}
