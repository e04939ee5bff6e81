/** A report as files, from the evidence of its study: pure, and for a thread, as drawing takes seconds. */
import type { Authored } from '../../../shared/authored.ts';
import { markdownReport, pictureFile } from '../../../shared/report/markdown-report.ts';
import { isDrawn, numberedBlocks } from '../../../shared/report/numbered.ts';
import type { Report } from '../../../shared/report/report.ts';
import type { StudyEvidence } from '../../../shared/report/study/evidence.ts';
import { studyReport } from '../../../shared/report/study/report.ts';
import type { Paper, ReportFile, ReportFormat } from '../../../shared/report-request.ts';
import { drawingOf } from './drawing/draw.ts';
import { svgOf } from './drawing/svg.ts';
import { createType } from './drawing/type.ts';
import { reportPdf } from './pdf/report-pdf.ts';

export interface ReportToWrite {
  readonly evidence: StudyEvidence;
  readonly authored: Authored;
  readonly format: ReportFormat;
  readonly paper: Paper;
}

/** The report itself is the first file. */
export function writeReport({ evidence, authored, format, paper }: ReportToWrite): readonly ReportFile[] {
  const report = studyReport(evidence, authored);
  if (format === 'markdown')
    return [{ name: 'report.md', content: markdownReport(report), encoding: 'utf8' }, ...pictures(report)];
  return [{ name: 'report.pdf', content: Buffer.from(reportPdf(report, paper)).toString('base64'), encoding: 'base64' }];
}

function pictures(report: Report): readonly ReportFile[] {
  const type = createType();
  return [...numberedBlocks(report)].flatMap(([block, number]): readonly ReportFile[] => {
    if (!isDrawn(block)) return [];
    return [{ name: pictureFile(number), content: svgOf(drawingOf(block, type), block.alternative), encoding: 'utf8' }];
  });
}
