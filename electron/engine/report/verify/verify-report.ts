/**
 * A report in PDF held against what lies inside it: its words, as Poppler reads them, against those of a report that is composed again
 * from the attached study. Everything that is counted from rows or follows from epochs is computed anew.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { studyReport } from '../../../../shared/report/study/report.ts';
import { openStore } from '../../../../db/open-store.ts';
import type { HostParts } from '../../open.ts';
import { reportPdf } from '../pdf/report-pdf.ts';
import type { Laid } from './attached-folder.ts';
import { checkRecord, type CheckedRecord } from './check-record.ts';
import { checkReplays, type CheckedReplays } from './check-replays.ts';
import { differencesOf, type Difference } from './differences.ts';
import { pagesOf } from './poppler.ts';
import { withReopened, type ReopenedReport } from './reopened-report.ts';

export interface Verification {
  readonly pages: number;
  /** Words of the file that have a digit. */
  readonly numbers: number;
  readonly differences: readonly Difference[];
  readonly record: CheckedRecord;
  readonly replays: CheckedReplays;
}

export interface VerifyOptions {
  /** So many of each replayed comparison are replayed again, drawn by the seed; none by default. */
  readonly pairs?: number | undefined;
  readonly seed?: number | undefined;
  readonly environment?: NodeJS.ProcessEnv | undefined;
}

/** @throws TrialdeckError usage where the file carries no study, unavailable where Poppler is not there */
export async function verifyReport(file: string, host: HostParts, options: VerifyOptions = {}): Promise<Verification> {
  return withReopened(file, host, (report) => heldAgainst(pagesOf(file), report, options), options.environment);
}

/** @param found the words of each page of a file @param report what lies inside it */
export function heldAgainst(found: readonly string[], report: ReopenedReport, options: VerifyOptions = {}): Verification {
  return {
    pages: found.length,
    numbers: found
      .join('\n')
      .split(/\s+/)
      .filter((word) => /\d/.test(word)).length,
    differences: differencesOf(found, pagesAgain(report)),
    ...keptIn(report.laid, options),
  };
}

/** Of the report as it follows from the attachment, as they are read in the file. */
function pagesAgain({ laid, evidence, authored, attached }: ReopenedReport): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-again-'));
  try {
    const again = path.join(folder, 'again.pdf');
    writeFileSync(again, reportPdf(studyReport(evidence, authored), laid.beside.paper, attached));
    return pagesOf(again);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Of the study, and of the one that it cites. */
function keptIn(
  { folders, beside: { studyId, citedId } }: Laid,
  { pairs = 0, seed = 1 }: VerifyOptions,
): Pick<Verification, 'record' | 'replays'> {
  const store = openStore(folders.database, { readOnly: true });
  const studies = [studyId, ...(citedId === null ? [] : [citedId])];
  try {
    const records = studies.map((id) => checkRecord(store, id));
    const replays = studies.map((id) => checkReplays(store, id, pairs, seed));
    return {
      record: {
        trials: sumOf(records, ({ trials }) => trials),
        counted: sumOf(records, ({ counted }) => counted),
        faults: records.flatMap(({ faults }) => faults),
      },
      replays: {
        runs: sumOf(replays, ({ runs }) => runs),
        of: sumOf(replays, (each) => each.of),
        faults: replays.flatMap(({ faults }) => faults),
      },
    };
  } finally {
    store.close();
  }
}

function sumOf<Each>(all: readonly Each[], of: (each: Each) => number): number {
  return all.reduce((sum, each) => sum + of(each), 0);
}
