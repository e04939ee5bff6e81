/** A study told as a whole. */
import type { Authored, AuthoredChange } from '../authored.ts';
import { parseAttachedDatabase } from '../parse/attached-database.ts';
import { parseAuthoredChange } from '../parse/authored.ts';
import { parseReportRequest } from '../parse/report-request.ts';
import { parseStudyId } from '../parse/study.ts';
import type { ReportFile, ReportRequest } from '../report-request.ts';
import type { StudyEvidence } from '../report/study/evidence.ts';
import type { ArgumentParsers } from './argument-parsers.ts';

export interface ReportCalls {
  /** What a report of the study is made from. Takes as long as its audit, its comparisons and its importances do. */
  studyEvidence(studyId: number): StudyEvidence;
  /** What a person has written into its report. */
  authored(studyId: number): Authored;
  /** Returns what it has become. */
  changeAuthored(studyId: number, change: AuthoredChange): Authored;
  /** The report as files; those that it links to lie beside it. Takes seconds longer. */
  reportFiles(request: ReportRequest): readonly ReportFile[];
  /** Copies the studies of a database that a report carries, as it lies there, in Base64; ids of those that were not here. */
  openAttached(database: string): readonly number[];
}

export const reportCalls = {
  studyEvidence: [parseStudyId],
  authored: [parseStudyId],
  changeAuthored: [parseStudyId, parseAuthoredChange],
  reportFiles: [parseReportRequest],
  openAttached: [parseAttachedDatabase],
} satisfies ArgumentParsers<ReportCalls>;
