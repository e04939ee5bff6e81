/** A report as files, from the evidence of its study: pure, and for a thread, as drawing takes seconds. */
import type { Authored } from '../../../shared/authored.ts';
import { darkLook, lightLook } from '../../../shared/charts/look.ts';
import { markdownReport, pictureFile } from '../../../shared/report/markdown-report.ts';
import { blocksOf, isDrawn, numberedBlocks, type Drawn } from '../../../shared/report/numbered.ts';
import type { Report } from '../../../shared/report/report.ts';
import type { StudyEvidence } from '../../../shared/report/study/evidence.ts';
import { repeatScript } from '../../../shared/report/study/repeat-script.ts';
import { studyReport } from '../../../shared/report/study/report.ts';
import { spaceJson } from '../../../shared/report/study/space-json.ts';
import type { Paper, ReportFile, ReportFormat } from '../../../shared/report-request.ts';
import type { AttachedFile } from './attachment/attached-file.ts';
import { drawingOf } from './drawing/draw.ts';
import { ON_PAPER, svgOf } from './drawing/svg.ts';
import { createType } from './drawing/type.ts';
import { htmlReport } from './html/html-report.ts';
import { reportPdf } from './pdf/report-pdf.ts';

export interface ReportToWrite {
  readonly evidence: StudyEvidence;
  readonly authored: Authored;
  readonly format: ReportFormat;
  readonly paper: Paper;
  /** What lies inside a PDF. */
  readonly attached: readonly AttachedFile[];
}

/** The report itself is the first file. */
export function writeReport(asked: ReportToWrite): readonly ReportFile[] {
  const { evidence, authored } = asked;
  const report = studyReport(evidence, authored);
  switch (asked.format) {
    case 'pdf':
      return [pdfFile(report, asked)];
    case 'markdown':
      return markdownFiles(report);
    case 'html':
      return [textFile('report.html', inBothLights(report, studyReport(evidence, authored, darkLook)))];
    case 'hand-in':
      return [
        pdfFile(report, asked),
        ...markdownFiles(report),
        textFile('repeat.sh', repeatScript(evidence)),
        textFile('space.json', `${spaceJson(evidence.study)}\n`),
      ];
  }
}

function pdfFile(report: Report, { paper, attached }: ReportToWrite): ReportFile {
  const content = Buffer.from(reportPdf(report, paper, attached)).toString('base64');
  return { name: 'report.pdf', content, encoding: 'base64' };
}

function textFile(name: string, content: string): ReportFile {
  return { name, content, encoding: 'utf8' };
}

function markdownFiles(report: Report): readonly ReportFile[] {
  return [textFile('report.md', markdownReport(report)), ...pictures(report)];
}

function pictures(report: Report): readonly ReportFile[] {
  const type = createType();
  return [...numberedBlocks(report)].flatMap(([block, number]): readonly ReportFile[] => {
    if (!isDrawn(block)) return [];
    const content = svgOf(drawingOf(block, type), block.alternative, ON_PAPER);
    return [textFile(pictureFile(number), content)];
  });
}

/** @param dark the same report with the figures of the dark look */
function inBothLights(light: Report, dark: Report): string {
  const type = createType();
  const inDark = drawnIn(dark);
  const darkOf = new Map(drawnIn(light).map((block, at) => [block, inDark[at]!]));
  const svgIn = (block: Drawn, look: typeof lightLook, prefix: string): string =>
    svgOf(drawingOf(block, type, look), block.alternative, { ground: look.background, prefix });
  let figures = 0;
  return htmlReport(light, (block) => {
    figures++;
    return {
      light: svgIn(block, lightLook, `light-${figures}-`),
      dark: svgIn(darkOf.get(block)!, darkLook, `dark-${figures}-`),
    };
  });
}

function drawnIn({ chapters }: Report): readonly Drawn[] {
  return chapters.flatMap(blocksOf).filter(isDrawn);
}
