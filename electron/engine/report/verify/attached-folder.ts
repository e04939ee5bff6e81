/** A data folder for what lies inside a report: built here, with the numbers that its study and its trials had where it was written. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { openStore } from '../../../../db/open-store.ts';
import type { Store } from '../../../../db/store.ts';
import { rowsName } from '../../audit/rows-name.ts';
import { foldersOf, makeFolders, type Folders } from '../../folders.ts';
import { BESIDE_FILE, CITED_FILE, STUDY_FILE, type AttachedFile } from '../attachment/attached-file.ts';
import { parseBeside, type Beside } from '../attachment/beside.ts';

/**
 * @param home a folder that is empty
 * @throws TrialdeckError usage or unavailable, where the files are not what a report carries
 */
export function layAttached(home: string, files: readonly AttachedFile[], environment: NodeJS.ProcessEnv): Laid {
  const study = fileNamed(files, STUDY_FILE);
  const beside = parseBeside(jsonOf(fileNamed(files, BESIDE_FILE)));
  const folders = foldersOf({ ...environment, TRIALDECK_HOME: home });
  makeFolders(folders);
  const { studyId, citedId } = beside;
  const store = openStore(folders.database);
  try {
    layStudy(store, home, study, studyId);
    if (citedId !== null) layStudy(store, home, fileNamed(files, CITED_FILE), citedId);
    layBeside(store, studyId, beside);
  } finally {
    store.close();
  }
  return { folders, beside };
}

export interface Laid {
  readonly folders: Folders;
  readonly beside: Beside;
}

function layStudy(store: Store, home: string, { name, bytes }: AttachedFile, number: number): void {
  const file = path.join(home, 'attached.db');
  writeFileSync(file, unpacked(name, bytes));
  if (store.importStudies(file, { sample: false, number }).length === 0) throw notOurs(`${name} has no study`);
}

/** A small file may say that it is a very large one. */
const MOST_BYTES = 2 ** 31;

function unpacked(name: string, bytes: Uint8Array): Uint8Array {
  try {
    return brotliDecompressSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    throw notOurs(`${name} is damaged`);
  }
}

function layBeside(store: Store, studyId: number, { rowFindings, lab, otherReadings }: Beside): void {
  const { task } = store.study(studyId);
  const rows = rowsName(task);
  if (rows !== null && rowFindings !== null) store.keepRowFindings(rows, rowFindings);
  if (lab !== null) {
    const job = store.createJob({ kind: 'leaks', studyId: null, parent: null, about: { lab: lab.plan }, cores: 'all' });
    for (const training of lab.trainings) store.keepLeakTraining(job.id, training);
    store.changeJob(job.id, { state: 'finished' });
  }
  readElsewhere(store, studyId, otherReadings);
}

/** The log of the vault outlives the studies that it names. */
function readElsewhere(store: Store, studyId: number, readings: number): void {
  const [own] = store.vaultReadings(studyId);
  if (readings === 0 || own === undefined) return;
  const { name: _, ...like } = { ...store.study(studyId), sample: false };
  const { id } = store.createStudy({ ...like, name: 'Another study' });
  for (let at = 0; at < readings; at++) store.recordVaultReading(id, { why: '', trialId: null, datasetHash: own.datasetHash });
  store.deleteStudy(id);
  store.purgeDeleted();
}

/** @throws TrialdeckError usage, where it is not among them */
export function fileNamed(files: readonly AttachedFile[], name: string): AttachedFile {
  const file = files.find((each) => each.name === name);
  if (!file) throw notOurs(`${name} does not lie inside it`);
  return file;
}

function jsonOf({ name, bytes }: AttachedFile): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } catch {
    throw notOurs(`${name} is not JSON`);
  }
}

function notOurs(why: string): TrialdeckError {
  return new TrialdeckError(
    'usage',
    `Nothing can be verified: ${why}. Name a PDF that Trialdeck has written of a study.`,
    'file',
  );
}
