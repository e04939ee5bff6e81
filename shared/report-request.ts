/** A report asked for as files. */

/** markdown: a text with its pictures beside it. */
export const REPORT_FORMATS = ['markdown'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportRequest {
  readonly studyId: number;
  readonly format: ReportFormat;
}

export interface ReportFile {
  readonly name: string;
  /** A text as it is, or the bytes of anything else in Base64. */
  readonly content: string;
  readonly encoding: 'utf8' | 'base64';
}
