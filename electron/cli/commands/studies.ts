/** `trialdeck studies` */
import { valueText } from '../../../shared/format/value.ts';
import type { Session } from '../../../shared/model.ts';
import { sessionStateText } from '../../../shared/wording.ts';
import { openReader } from '../host.ts';
import { asTable, type Terminal } from '../terminal.ts';

/** Up to this many are named one by one; of more those that can go on, and the others are counted. */
const MOST_NAMED = 3;

export async function studies(json: boolean, terminal: Terminal): Promise<void> {
  const store = await openReader();
  try {
    const overviews = store.studyOverviews();
    if (json) return terminal.print(JSON.stringify(overviews, null, 1));
    const rows = overviews.map(({ id, name, trials, finishedTrials, bestValue, sessions, createdAt }) => [
      String(id),
      name,
      `${finishedTrials}/${trials}`,
      valueText(bestValue),
      sessionsText(sessions),
      createdAt.slice(0, 16).replace('T', ' '),
    ]);
    terminal.print(asTable(['study', 'name', 'trials', 'best', 'sessions', 'created (UTC)'], rows));
  } finally {
    store.close();
  }
}

function sessionsText(sessions: readonly Session[]): string {
  const over = sessions.length > MOST_NAMED ? sessions.filter(({ state }) => state === 'finished') : [];
  const named = sessions.filter((session) => !over.includes(session));
  const words = named.map((session) => `${session.number} ${sessionStateText(session)}`);
  return [...words, ...(over.length > 0 ? [`${over.length} sessions are over`] : [])].join(', ');
}
