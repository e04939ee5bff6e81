/** `trialdeck audit`: how far the result of a study can be trusted, a check after another. */
import { TrialdeckError } from '../../../shared/errors.ts';
import { parseStudyId } from '../../../shared/parse/study.ts';
import { auditSection } from '../../../shared/report/audit.ts';
import { numberOption } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { followJob } from '../follow-job.ts';
import { openHost, type Host } from '../host.ts';
import { sectionText } from '../report-text.ts';
import type { Terminal } from '../terminal.ts';

export interface AuditOptions {
  readonly json?: boolean;
}

/** Looks at the rows first, where nobody has. */
export async function audit(study: string, { json }: AuditOptions, terminal: Terminal): Promise<number> {
  const studyId = parseStudyId(numberOption('study', study));
  const host = await openHost();
  try {
    const known = await host.api.audit(studyId);
    const interrupted = known.rowsOpen && !(await lookedAtRows(host, studyId, terminal));
    const audited = known.rowsOpen ? await host.api.audit(studyId) : known;
    terminal.print(json ? JSON.stringify(audited, null, 1) : sectionText(auditSection(audited), terminal.width));
    if (audited.checks.some(({ outcome }) => outcome === 'failed')) return EXIT.failure;
    return interrupted ? EXIT.interrupted : EXIT.done;
  } finally {
    await host.close();
  }
}

/** Whether they were looked at or cannot be, which is said; else somebody ended it. */
async function lookedAtRows(host: Host, studyId: number, terminal: Terminal): Promise<boolean> {
  try {
    const { id } = await host.api.startJob({ kind: 'audit', request: { studyId } });
    const { state, stopped, reason } = await followJob(host, id, terminal);
    if (reason !== null) terminal.say(reason);
    return state === 'failed' || (state === 'finished' && !stopped);
  } catch (error) {
    if (!(error instanceof TrialdeckError && error.code === 'unavailable')) throw error;
    terminal.say(error.message);
    return true;
  }
}
