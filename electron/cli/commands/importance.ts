/** `trialdeck importance`: which hyperparameters of a study mattered. */
import { parseImportanceRequest } from '../../../shared/parse/importance-request.ts';
import { importanceSection } from '../../../shared/report/importance.ts';
import { numberOption } from '../arguments.ts';
import { openHost } from '../host.ts';
import { sectionText } from '../report-text.ts';
import type { Terminal } from '../terminal.ts';

export interface ImportanceOptions {
  readonly method: string;
  readonly region: string;
  readonly json?: boolean;
}

export async function importance(study: string, { method, region, json }: ImportanceOptions, terminal: Terminal): Promise<void> {
  const request = parseImportanceRequest({ studyId: numberOption('study', study), method, region });
  const host = await openHost();
  try {
    const importances = await host.api.importance(request);
    terminal.print(json ? JSON.stringify(importances, null, 1) : sectionText(importanceSection(importances), terminal.width));
  } finally {
    await host.close();
  }
}
