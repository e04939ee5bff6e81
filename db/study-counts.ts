/** How much of a study there is, counted. */
import type { Connection } from './connection.ts';
import type { StudyCounts } from './store/studies.ts';

/** @param after trials that were asked for after this moment, in ISO 8601, are counted apart; none where it is null */
export function studyCounts(connection: Connection, studyId: number, after: string | null): StudyCounts {
  return connection.first<StudyCounts>(
    `SELECT count(DISTINCT params) AS configurations, count(DISTINCT model_seed) AS modelSeeds,
       coalesce(sum(created_at > ?), 0) AS askedAfter
     FROM trials WHERE study_id = ? AND result IS NOT NULL`,
    [after ?? '9999', studyId],
  )!;
}
