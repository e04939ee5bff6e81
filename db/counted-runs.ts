/** Which trainings of a configuration count, written once. */
import { literal, sql, type Sql } from './sql.ts';

/** Ids of the environments of other programs. */
export const ELSEWHERE: Sql = literal("SELECT id FROM environments WHERE content ->> 'engine' = 'elsewhere'");

/**
 * One trial for each run of a configuration: of those with one model seed the one that trained longest, and the latest of those. The seed
 * of another program is that of its search: what two of its sessions trained are two runs, whatever their seeds.
 * @param columns of `trials` to have, beside each other. @param trials `trials WHERE ...`
 */
export function countedRuns(columns: Sql, trials: Sql): Sql {
  return sql`SELECT ${columns}, max(epochs_done * 1e9 + number) FROM ${trials}
    GROUP BY params, model_seed, CASE WHEN environment_id IN (${ELSEWHERE}) THEN session_id END`;
}
