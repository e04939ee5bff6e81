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

/** In the order of reading, those that the log has lost first; of one study or of all, purged ones included. */
export function vaultReadings(connection: Connection, studyId?: number): readonly LoggedVaultReading[] {
  const logged = connection.all<LoggedVaultReading>(
    `SELECT study_id AS studyId, study_name AS studyName, dataset_hash AS datasetHash, at, why, trial_id AS trialId
     FROM vault_readings WHERE ? IS NULL OR study_id = ? ORDER BY id`,
    [studyId ?? null, studyId ?? null],
  );
  return [...lostReadings(connection, logged, studyId), ...logged];
}

/** As many of a study as its log has fewer entries than readings of it gave a value; a reading that broke off has an entry alone. */
function lostReadings(
  connection: Connection,
  logged: readonly LoggedVaultReading[],
  studyId?: number,
): readonly LoggedVaultReading[] {
  const answered = connection.all<Omit<LoggedVaultReading, 'trialId' | 'why' | 'lost'>>(
    `SELECT studies.id AS studyId, name AS studyName, task ->> '$.dataset.hash' AS datasetHash, result ->> '$.at' AS at
     FROM jobs JOIN studies ON studies.id = study_id
     WHERE kind = 'vault' AND result IS NOT NULL AND (? IS NULL OR study_id = ?) ORDER BY jobs.id`,
    [studyId ?? null, studyId ?? null],
  );
  const of = (readings: readonly { readonly studyId: number }[], id: number): number =>
    readings.filter((reading) => reading.studyId === id).length;
  return answered
    .filter((reading, place) => of(answered.slice(place), reading.studyId) > of(logged, reading.studyId))
    .map((reading) => ({ ...reading, trialId: null, why: 'Not in the log, which is damaged: its job tells of it.', lost: true }));
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
