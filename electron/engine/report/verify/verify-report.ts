/**
 * A report in PDF held against what lies inside it: its words, as Poppler reads them, against those of a report that is composed again
 * from the attached study. Everything that is counted from rows or follows from epochs is computed anew.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { studyReport } from '../../../../shared/report/study/report.ts';
import { openStore } from '../../../../db/open-store.ts';
import { openFolder, type HostParts } from '../../open.ts';
import { ATTACHED_FILES, type AttachedFile } from '../attachment/attached-file.ts';
import { reportPdf } from '../pdf/report-pdf.ts';
import { layAttached, type Laid } from './attached-folder.ts';
import { checkRecord, type CheckedRecord } from './check-record.ts';
import { differencesOf, type Difference } from './differences.ts';
import { attachmentsOf, pagesOf } from './poppler.ts';

export interface Verification {
  readonly pages: number;
  /** Words of the file that have a digit. */
  readonly numbers: number;
  readonly differences: readonly Difference[];
  readonly record: CheckedRecord;
}

/** @throws TrialdeckError usage where the file carries no study, unavailable where Poppler is not there */
export async function verifyReport(file: string, host: HostParts, environment = process.env): Promise<Verification> {
  const home = mkdtempSync(path.join(tmpdir(), 'trialdeck-verify-'));
  try {
    const found = pagesOf(file);
    const lies = attachmentsOf(file);
    const attached = ATTACHED_FILES.flatMap((name) => lies.find((each) => each.name === name) ?? []);
    const laid = layAttached(path.join(home, 'data'), attached, environment);
    const again = path.join(home, 'again.pdf');
    writeFileSync(again, await composedAgain(laid, attached, host));
    return {
      pages: found.length,
      numbers: found
        .join('\n')
        .split(/\s+/)
        .filter((word) => /\d/.test(word)).length,
      differences: differencesOf(found, pagesOf(again)),
      record: recordOf(laid),
    };
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function composedAgain(
  { folders, beside: { studyId, madeAt, paper } }: Laid,
  attached: readonly AttachedFile[],
  host: HostParts,
): Promise<Uint8Array> {
  const opened = await openFolder(folders, { ...host, samples: null });
  if ('takenBy' in opened) throw new Error(`${folders.data} was made for this process alone.`);
  try {
    const { api, counted } = opened.backend;
    await counted();
    const evidence = await api.studyEvidence(studyId);
    return reportPdf(studyReport({ ...evidence, madeAt }, await api.authored(studyId)), paper, attached);
  } finally {
    await opened.close();
  }
}

function recordOf({ folders, beside }: Laid): CheckedRecord {
  const store = openStore(folders.database, { readOnly: true });
  try {
    const { studyId, citedId } = beside;
    const records = [studyId, ...(citedId === null ? [] : [citedId])].map((id) => checkRecord(store, id));
    return {
      trials: records.reduce((sum, { trials }) => sum + trials, 0),
      counted: records.reduce((sum, { counted }) => sum + counted, 0),
      faults: records.flatMap(({ faults }) => faults),
    };
  } finally {
    store.close();
  }
}
