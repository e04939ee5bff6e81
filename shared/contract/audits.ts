/** How far the result of a study can be trusted. Its rows are looked at by a job of the kind `audit`. */
import type { Audit } from '../audit.ts';
import { parseStudyId } from '../parse/study.ts';
import type { ArgumentParsers } from './argument-parsers.ts';

export interface AuditCalls {
  /** From the record, and from what is kept of the study's rows. Where the study has comparisons, it takes as long as these are concluded. */
  audit(studyId: number): Audit;
}

export const auditCalls = {
  audit: [parseStudyId],
} satisfies ArgumentParsers<AuditCalls>;
