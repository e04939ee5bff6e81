/** `trialdeck studies` */
import { metricText, sessionStateText } from '../../../shared/wording.ts';
import { openReader } from '../host.ts';
import { asTable, type Terminal } from '../terminal.ts';

export function studies(json: boolean, terminal: Terminal): void {
  const store = openReader();
  try {
    const overviews = store.studyOverviews();
    if (json) return terminal.print(JSON.stringify(overviews, null, 1));
    const rows = overviews.map(({ id, name, trials, finishedTrials, bestValue, sessions, createdAt }) => [
      String(id),
      name,
      `${finishedTrials}/${trials}`,
      metricText(bestValue),
      sessions.map((session) => `${session.id} ${sessionStateText(session)}`).join(', '),
      createdAt.slice(0, 16).replace('T', ' '),
    ]);
    terminal.print(asTable(['study', 'name', 'trials', 'best', 'sessions', 'created (UTC)'], rows));
  } finally {
    store.close();
  }
}
