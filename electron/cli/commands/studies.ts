/** `trialdeck studies` */
import { settledOf } from '../../../shared/confirmed.ts';
import { correctedRange } from '../../../shared/corrected.ts';
import { countedText } from '../../../shared/format/count.ts';
import { UNKNOWN } from '../../../shared/format/unknown.ts';
import { measuredText } from '../../../shared/format/value.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import type { Session } from '../../../shared/model.ts';
import { sessionStateText } from '../../../shared/wording.ts';
import type { StoredOverview } from '../../../db/store/studies.ts';
import { withAbout } from '../../engine/with-about.ts';
import { openReader } from '../host.ts';
import { asTable, type Terminal } from '../terminal.ts';

export async function studies(json: boolean, terminal: Terminal): Promise<void> {
  const store = await openReader();
  try {
    const overviews = store.studyOverviews();
    if (json) return terminal.print(JSON.stringify(overviews, null, 1));
    const rows = overviews.map((study) => [
      String(study.id),
      study.name,
      `${study.finishedTrials}/${study.trials}`,
      correctedText(study),
      measuredText(study.bestValue, objectiveOf(study)),
      settledColumn(study, 'confirmed'),
      settledColumn(study, 'vault'),
      sessionsText(study.sessions),
      study.createdAt.slice(0, 16).replace('T', ' '),
    ]);
    terminal.print(
      asTable(['study', 'name', 'trials', 'corrected', 'looks like', 'confirmed', 'vault', 'sessions', 'created (UTC)'], rows),
    );
  } finally {
    store.close();
  }
}

/** "0.7325, trial 7": whose it is, without the interval, which `show` has. Of several readings the first. */
function settledColumn(study: StoredOverview, name: string): string {
  const settled = settledOf(withAbout(study)).find((one) => one.name === name);
  return settled ? `${settled.value}, ${settled.trial}` : UNKNOWN;
}

function correctedText(study: StoredOverview): string {
  const { corrected } = study;
  const objective = objectiveOf(study);
  if (corrected.kind === 'uncorrected') return UNKNOWN;
  return `${measuredText(corrected.value, objective)} (${correctedRange(corrected, objective)})`;
}

/** "session 8 running, 7 sessions finished": what may go on is named, a number being that of a session where the word stands before it. */
export function sessionsText(sessions: readonly Pick<Session, 'number' | 'state' | 'stopped'>[]): string {
  const [over, others] = [true, false].map((isOver) => sessions.filter(({ state }) => (state === 'finished') === isOver));
  const named = others!.map((session) => `session ${session.number} ${sessionStateText(session)}`);
  return [...named, ...(over!.length > 0 ? [`${countedText(over!.length, 'session')} finished`] : [])].join(', ');
}
