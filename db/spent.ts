/** What a study has cost, whatever came of it. */
import type { Spent } from '../shared/spent.ts';
import type { Connection } from './connection.ts';

/** By purpose and by how trials ended; what a trial inherited from its parent was trained by the parent. */
export function spentOn(connection: Connection, studyId: number): readonly Spent[] {
  return connection.all<Spent>(
    `SELECT iif(studies.confirms IS NULL, 'search', 'again') AS purpose, trials.state, count(*) AS trials,
       coalesce(sum(trials.epochs_done - coalesce(parent.epochs_done, 0)), 0) AS epochs, coalesce(sum(trials.duration_ms), 0) AS durationMs
     FROM studies JOIN trials ON trials.study_id = studies.id
       LEFT JOIN trials AS parent ON parent.session_id = trials.session_id AND parent.ordinal = trials.parent
     WHERE studies.id = :studyId OR studies.confirms = :studyId
     GROUP BY 1, 2 ORDER BY 1 DESC, 3 DESC`,
    { studyId },
  );
}
