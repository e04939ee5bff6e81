/** A report asked for as files. */

/**
 * pdf, html: one file; markdown: a text with its pictures beside it; hand-in: both, with the script that makes searches and comparisons
 * again and the space that it searches.
 */
export const REPORT_FORMATS = ['pdf', 'html', 'markdown', 'hand-in'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

export interface ReportRequest {
  readonly studyId: number;
  readonly format: ReportFormat;
  /** A4 by default. */
  readonly paper?: Paper | undefined;
}

export interface ReportFile {
  readonly name: string;
  /** A text as it is, or the bytes of anything else in Base64. */
  readonly content: string;
  readonly encoding: 'utf8' | 'base64';
}
