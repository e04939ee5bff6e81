/** A report in PDF opened by what lies inside it: what it is composed from, gathered anew. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Authored } from '../../../../shared/authored.ts';
import type { StudyEvidence } from '../../../../shared/report/study/evidence.ts';
import { openFolder, type HostParts } from '../../open.ts';
import { ATTACHED_FILES, type AttachedFile } from '../attachment/attached-file.ts';
import { layAttached, type Laid } from './attached-folder.ts';
import { attachmentsOf } from './poppler.ts';

export interface ReopenedReport {
  /** Closed: nobody has its folder. */
  readonly laid: Laid;
  readonly evidence: StudyEvidence;
  readonly authored: Authored;
  readonly attached: readonly AttachedFile[];
}

/**
 * @param use meanwhile the data folder of what lies inside is there
 * @throws TrialdeckError usage where the file carries no study, unavailable where Poppler is not there
 */
export async function withReopened<Result>(
  file: string,
  host: HostParts,
  use: (report: ReopenedReport) => Result,
  environment = process.env,
): Promise<Result> {
  const home = mkdtempSync(path.join(tmpdir(), 'trialdeck-verify-'));
  try {
    const lies = attachmentsOf(file);
    const attached = ATTACHED_FILES.flatMap((name) => lies.find((each) => each.name === name) ?? []);
    const laid = layAttached(path.join(home, 'data'), attached, environment);
    return use({ laid, attached, ...(await gathered(laid, host)) });
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function gathered(
  { folders, beside: { studyId, madeAt } }: Laid,
  host: HostParts,
): Promise<Pick<ReopenedReport, 'evidence' | 'authored'>> {
  const opened = await openFolder(folders, { ...host, samples: null });
  if ('takenBy' in opened) throw new Error(`${folders.data} was made for this process alone.`);
  try {
    const { api, counted } = opened.backend;
    await counted();
    return { evidence: { ...(await api.studyEvidence(studyId)), madeAt }, authored: await api.authored(studyId) };
  } finally {
    await opened.close();
  }
}
