/** What a PDF carries, so that everything in it can be computed again: the study, pruned, and what its report rests on beside it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StudyEvidence } from '../../../../shared/report/study/evidence.ts';
import type { Paper } from '../../../../shared/report-request.ts';
import type { Store } from '../../../../db/store.ts';
import { rowsName } from '../../audit/rows-name.ts';
import { toldLab, type Asked, type ToldLab } from '../gather.ts';
import { BESIDE_FILE, STUDY_FILE, type AttachedFile } from './attached-file.ts';
import type { Beside } from './beside.ts';

export async function attachedFiles(
  store: Store,
  api: Asked,
  evidence: StudyEvidence,
  paper: Paper,
): Promise<readonly AttachedFile[]> {
  const beside = besideOf(store, evidence, await toldLab(evidence.study, api), paper);
  return [
    { name: STUDY_FILE, bytes: studyBytes(store, evidence.study.id) },
    { name: BESIDE_FILE, bytes: new TextEncoder().encode(JSON.stringify(beside)) },
  ];
}

function studyBytes(store: Store, studyId: number): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-report-'));
  try {
    const file = path.join(folder, STUDY_FILE);
    store.exportStudy(studyId, file, { pruned: true });
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function besideOf(
  store: Store,
  { study, madeAt, confirmation: { readings } }: StudyEvidence,
  lab: ToldLab | null,
  paper: Paper,
): Beside {
  const rows = rowsName(study.task);
  return {
    studyId: study.id,
    madeAt,
    paper,
    lab: lab === null ? null : { plan: lab.report.plan, trainings: store.leakTrainings(lab.jobId) },
    rowFindings: rows === null ? null : store.rowFindings(rows),
    otherReadings: readings.all - readings.own,
  };
}
