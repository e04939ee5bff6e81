/** Which worker trained which trial when. */
import type { PlotData } from '../../shared/plots.ts';
import type { TrialState } from '../../shared/model.ts';
import { sql } from '../sql.ts';
import { SCATTERED } from './sample.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type WorkRow = [id: number, number: number, worker: number, state: TrialState, startedAt: string, finishedAt: string | null];

const MOST_SPANS = 1000;

/** Draws the matching trials that have a worker, from their last start to their end or, while they run, to now; at most 1,000. */
export function timeline({ connection, matching }: TrialsToDraw): Extract<PlotData, { kind: 'timeline' }> {
  const now = connection.now();
  const worked = sql`${matching} AND worker IS NOT NULL AND started_at IS NOT NULL`;
  const [[matched, first]] = connection.tuples<[number, string | null]>(sql`SELECT count(*), min(started_at) FROM ${worked}`) as [
    [number, string | null],
  ];
  const start = Date.parse(first ?? now);
  const spans = connection
    .tuples<WorkRow>(
      sql`SELECT id, number, worker, state, started_at, finished_at FROM ${worked} ORDER BY ${SCATTERED} LIMIT ${MOST_SPANS}`,
    )
    .map(([id, number, worker, state, startedAt, finishedAt]) => ({
      id,
      number,
      worker,
      state,
      startMs: Date.parse(startedAt) - start,
      endMs: Date.parse(finishedAt ?? now) - start,
    }))
    .sort((one, other) => one.startMs - other.startMs || one.id - other.id);
  return {
    kind: 'timeline',
    shown: { matched, shown: spans.length, by: spans.length === matched ? 'all' : 'sample' },
    spans,
  };
}
