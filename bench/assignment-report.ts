/**
 * `node bench/assignment-report.ts [--write]`: composes docs/report-fashion-mnist.pdf again from what lies inside it, and its Markdown beside
 * it, and says what changes; with --write both are replaced. What is told, its author's words among it, stays what it was.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { terminalParts } from '../electron/cli/host.ts';
import { differencesOf } from '../electron/engine/report/verify/differences.ts';
import { withReopened, type ReopenedReport } from '../electron/engine/report/verify/reopened-report.ts';
import { writeReport } from '../electron/engine/report/write-report.ts';
import type { ReportFile, ReportFormat } from '../shared/report-request.ts';

export const REPORT = 'docs/report-fashion-mnist.pdf';
export const MARKDOWN = 'docs/report-fashion-mnist';

/** As it follows from its attachment. */
export function filesOf({ laid, evidence, authored, attached }: ReopenedReport, format: ReportFormat): readonly ReportFile[] {
  return writeReport({ evidence, authored, format, paper: laid.beside.paper, attached });
}

if (import.meta.main)
  await withReopened(REPORT, terminalParts(), (report) => {
    const [pdf] = filesOf(report, 'pdf');
    const markdown = filesOf(report, 'markdown');
    const [former, now] = [readFileSync(path.join(MARKDOWN, 'report.md'), 'utf8'), markdown[0]!.content];
    for (const { found, expected } of differencesOf([former], [now])) process.stdout.write(`- ${found}\n+ ${expected}\n`);
    if (!process.argv.includes('--write')) return;
    writeFileSync(REPORT, pdf!.content, pdf!.encoding);
    for (const { name, content, encoding } of markdown) writeFileSync(path.join(MARKDOWN, name), content, encoding);
  });
