/** `trialdeck report`: a study told as a whole, in files. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TrialdeckError } from '../../../shared/errors.ts';
import { parseReportRequest } from '../../../shared/parse/report-request.ts';
import type { ReportFile } from '../../../shared/report-request.ts';
import { numberOption } from '../arguments.ts';
import { openHost } from '../host.ts';
import type { Terminal } from '../terminal.ts';

export interface ReportOptions {
  readonly md?: string;
  readonly force?: boolean;
}

/** @throws TrialdeckError usage, before anything is written, where no place is named or something is there already */
export async function report(study: string, { md, force }: ReportOptions, terminal: Terminal): Promise<void> {
  if (md === undefined) throw new TrialdeckError('usage', 'Name the folder of the report: --md FOLDER.', 'md');
  const folder = path.resolve(md);
  if (!force && existsSync(folder))
    throw new TrialdeckError('usage', `${folder} is there already. Name another place, or say --force.`, 'md');
  const request = parseReportRequest({ studyId: numberOption('study', study), format: 'markdown' });
  const host = await openHost();
  try {
    write(await host.api.reportFiles(request), folder);
    terminal.print(`Written: ${folder}`);
  } finally {
    await host.close();
  }
}

/** @throws TrialdeckError failure, where the files cannot be written */
function write(files: readonly ReportFile[], folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const { name, content, encoding } of files) writeFileSync(path.join(folder, name), content, encoding);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new TrialdeckError('failure', `${folder} cannot be written: ${message}.`, 'md');
  }
}
