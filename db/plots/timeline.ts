/** Which worker trained which trial when. */
import type { PlotData } from '../../shared/contract.ts';
import type { TrialState } from '../../shared/model.ts';
import { sql } from '../sql.ts';
import { extent } from './extent.ts';
import { sampled } from './sample.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type WorkRow = [id: number, number: number, worker: number, state: TrialState, startedAt: string, finishedAt: string | null];

const MOST_SPANS = 2000;

interface Work {
  readonly id: number;
  readonly number: number;
  readonly worker: number;
  readonly state: TrialState;
  readonly start: number;
  readonly end: number;
}

/** Draws the matching trials that have a worker, from their last start to their end or, while they run, to now. */
export function timeline({ connection, matching }: TrialsToDraw): Extract<PlotData, { kind: 'timeline' }> {
  const now = Date.parse(connection.now());
  const work = connection
    .tuples<WorkRow>(
      sql`SELECT id, number, worker, state, started_at, finished_at FROM ${matching} AND worker IS NOT NULL AND started_at IS NOT NULL ORDER BY started_at, id`,
    )
    .map(([id, number, worker, state, startedAt, finishedAt]): Work => ({
      id,
      number,
      worker,
      state,
      start: Date.parse(startedAt),
      end: finishedAt === null ? now : Date.parse(finishedAt),
    }));
  const [first] = extent(work.map(({ start }) => start));
  const drawn = sampled(work, MOST_SPANS);
  return {
    kind: 'timeline',
    shown: { matched: work.length, shown: drawn.length, by: drawn.length === work.length ? 'all' : 'sample' },
    spans: drawn.map(({ start, end, ...span }) => ({ ...span, startMs: start - first, endMs: end - first })),
  };
}
