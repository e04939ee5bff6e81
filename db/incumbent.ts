/** The best trial of a study, and how the best so far rose. Only completed and stopped trials with a value count. */
import type { TrialDetail } from '../shared/trial-detail.ts';
import { bestIsLargest, gainOf, type Directed } from '../shared/measure.ts';
import type { Winner } from '../shared/contract/searches.ts';
import type { Params } from '../shared/model.ts';
import type { Connection } from './connection.ts';
import { countedRuns } from './counted-runs.ts';
import { literal, sql, type Sql } from './sql.ts';

/** A result that was better than all before it. */
export interface Step {
  readonly place: number;
  readonly value: number;
}

/** The trial with the best value; among equals the one with the lowest number. */
export function bestTrial(connection: Connection, studyId: number, measure: Directed): TrialDetail['incumbent'] {
  const best = connection.first<{ id: number; number: number; params: string; value: number }>(
    `SELECT id, number, json(params) AS params, result AS value FROM trials WHERE study_id = ? AND result IS NOT NULL
     ORDER BY result ${bestFirst(measure)}, number LIMIT 1`,
    [studyId],
  );
  return best ? { ...best, params: JSON.parse(best.params) as Params } : null;
}

/**
 * The configuration with the best mean over its runs (`countedRuns`) among those that were measured again. @param sessionId of one session of the study alone
 */
export function winnerByMean(connection: Connection, studyId: number, measure: Directed, sessionId?: number): Winner | null {
  const ofSession = sessionId === undefined ? sql`` : sql`AND session_id = ${sessionId}`;
  const order = literal(bestFirst(measure));
  // Of most studies nothing was: an index knows, and is named, as the planner takes another that leads through all trials.
  const repeated = sql`FROM trials INDEXED BY trials_that_repeat WHERE study_id = ${studyId} ${ofSession} AND repeats IS NOT NULL`;
  if (!connection.first(sql`SELECT 1 ${repeated} LIMIT 1`)) return null;
  const runs = countedRuns(
    literal('params, result'),
    sql`trials WHERE study_id = ${studyId} ${ofSession} AND result IS NOT NULL AND params IN (SELECT params FROM repeated)`,
  );
  const winner = connection.first<Winner>(
    sql`WITH repeated AS (
        SELECT DISTINCT params ${repeated} AND result IS NOT NULL),
      runs AS (${runs}),
      means AS (SELECT params, avg(result) AS mean, count(*) AS seeds FROM runs GROUP BY params)
      SELECT id AS trialId, number, mean, seeds FROM means JOIN trials USING (params)
      WHERE study_id = ${studyId} ${ofSession} AND result IS NOT NULL ORDER BY mean ${order}, result ${order}, number LIMIT 1`,
  );
  return winner ?? null;
}

/** Direction of a sort by result that puts the best first. */
export function bestFirst(measure: Directed): 'ASC' | 'DESC' {
  return bestIsLargest(measure) ? 'DESC' : 'ASC';
}

/** The order of trials by their result: the best first, those without one last. */
export function bestOnTop(measure: Directed): Sql {
  return literal(`result ${bestFirst(measure)} NULLS LAST, number`);
}

/** The steps of the best so far over the results of the study: each search in the index goes on where the last one ended. */
export function incumbentSteps(connection: Connection, studyId: number, measure: Directed): readonly Step[] {
  const better = bestIsLargest(measure) ? '>' : '<';
  const next = `SELECT place, result AS value FROM trials
    WHERE study_id = ? AND place IS NOT NULL AND place > ? AND result ${better} ? ORDER BY place LIMIT 1`;
  const steps: Step[] = [];
  let last: Step = { place: 0, value: gainOf(measure, -Infinity) };
  for (;;) {
    const step = connection.first<Step>(next, [studyId, last.place, last.value]);
    if (!step) return steps;
    steps.push(step);
    last = step;
  }
}

/** The best so far at up to `count` places, evenly spread from the first result to the last. */
export function incumbentAt(steps: readonly Step[], places: number, count: number): readonly number[] {
  const first = steps[0]?.place ?? Infinity;
  const shown = Math.min(count, places - first + 1);
  return Array.from({ length: Math.max(0, shown) }, (_, at) => {
    const place = shown === 1 ? places : Math.round(first + ((places - first) * at) / (shown - 1));
    return steps.findLast((step) => step.place <= place)!.value;
  });
}
