/** `trialdeck export` */
import { TrialdeckError } from '../../../shared/errors.ts';
import { trialsAsCsv } from '../../engine/api/export-trials.ts';
import { numberOption } from '../arguments.ts';
import { openReader } from '../host.ts';
import type { Terminal } from '../terminal.ts';

export interface ExportOptions {
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly database?: string;
}

export async function exportStudy(text: string, options: ExportOptions, terminal: Terminal): Promise<void> {
  if ([options.csv, options.json, options.database].filter(Boolean).length !== 1)
    throw new TrialdeckError('usage', 'Name one format: --csv, --json or --database FILE.', 'format');
  const store = await openReader();
  try {
    const studyId = numberOption('study', text)!;
    if (options.database) return store.exportStudy(studyId, options.database);
    const study = store.study(studyId);
    const { corrected, confirmed, vaultValues, vaultReadings } = store.studyOverview(studyId);
    const trials = store.eachTrial({ studyId, sort: { column: 'number', descending: false } });
    if (options.csv) return terminal.print(trialsAsCsv(trials, { ...study, corrected }).trimEnd());
    const withEpochs = Array.from(trials, (trial) => ({ ...trial, epochs: store.epochs(trial.id) }));
    const settled = { corrected, confirmed, vaultReadings, vaultValues };
    terminal.print(JSON.stringify({ study, ...settled, sessions: store.sessions(studyId), trials: withEpochs }, null, 1));
  } finally {
    store.close();
  }
}
