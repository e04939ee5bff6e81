/** What a PDF carries, so that everything in it can be computed again: the study, pruned, and what its report rests on beside it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { StudyEvidence } from '../../../../shared/report/study/evidence.ts';
import type { Paper } from '../../../../shared/report-request.ts';
import type { Store } from '../../../../db/store.ts';
import type { Exported } from '../../../../db/store/copies.ts';
import { rowsName } from '../../audit/rows-name.ts';
import { toldLab, type Asked, type ToldLab } from '../gather.ts';
import { BESIDE_FILE, CITED_FILE, STUDY_FILE, type AttachedFile } from './attached-file.ts';
import type { Beside } from './beside.ts';

/** A database is a quarter smaller than what a PDF makes of it, in a second for 30 MB. */
const COMPRESSION = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS };

export async function attachedFiles(
  store: Store,
  api: Asked,
  evidence: StudyEvidence,
  paper: Paper,
): Promise<readonly AttachedFile[]> {
  const beside = besideOf(store, evidence, await toldLab(evidence.study, api), paper);
  return [
    { name: STUDY_FILE, bytes: await studyBytes(store, evidence.study.id, { pruned: true }) },
    ...(await citedFiles(store, evidence)),
    { name: BESIDE_FILE, bytes: new TextEncoder().encode(JSON.stringify(beside)) },
  ];
}

async function citedFiles(store: Store, { cited }: StudyEvidence): Promise<readonly AttachedFile[]> {
  if (cited === null) return [];
  const comparison = cited.comparison.progress.experiment.id;
  return [{ name: CITED_FILE, bytes: await studyBytes(store, cited.study.id, { pruned: true, comparison }) }];
}

async function studyBytes(store: Store, studyId: number, exported: Exported): Promise<Uint8Array> {
  const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-report-'));
  try {
    const file = path.join(folder, 'copy.db');
    store.exportStudy(studyId, file, exported);
    return await promisify(brotliCompress)(readFileSync(file), { params: COMPRESSION });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function besideOf(
  store: Store,
  { study, madeAt, cited, confirmation: { readings } }: StudyEvidence,
  lab: ToldLab | null,
  paper: Paper,
): Beside {
  const rows = rowsName(study.task);
  return {
    studyId: study.id,
    citedId: cited?.study.id ?? null,
    madeAt,
    paper,
    lab: lab === null ? null : { plan: lab.report.plan, trainings: store.leakTrainings(lab.jobId) },
    rowFindings: rows === null ? null : store.rowFindings(rows),
    otherReadings: readings.all - readings.own,
  };
}
