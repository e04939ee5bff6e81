/** How the results of each session are distributed. */
import type { PlotData } from '../../shared/plots.ts';
import { sql } from '../sql.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type DistributionData = Extract<PlotData, { kind: 'distribution' }>;
type Series = DistributionData['series'][number];

const MOST_STEPS = 200;

/**
 * The empirical distribution of the results: `shares[i]` of the session's matching results are at most `values[i]`. Of more than
 * 200 results, 200 evenly spaced ranks are drawn, the smallest and the largest among them.
 */
export function distribution({ connection, matching }: TrialsToDraw): DistributionData {
  const results = connection.tuples<[sessionId: number, value: number]>(
    sql`SELECT session_id, result FROM ${matching} AND result IS NOT NULL`,
  );
  const series = [...Map.groupBy(results, ([sessionId]) => sessionId)]
    .sort(([one], [other]) => one - other)
    .map(([sessionId, ofSession]) => seriesOf(sessionId, Float64Array.from(ofSession, ([, value]) => value).sort()));
  const shown = series.reduce((count, { values }) => count + values.length, 0);
  return {
    kind: 'distribution',
    shown: { matched: results.length, shown, by: shown === results.length ? 'all' : 'sample' },
    series,
  };
}

function seriesOf(sessionId: number, ascending: Float64Array): Series {
  const count = ascending.length;
  const ranks = Array.from({ length: Math.min(count, MOST_STEPS) }, (_, step) =>
    count <= MOST_STEPS ? step : Math.round((step * (count - 1)) / (MOST_STEPS - 1)),
  );
  return { sessionId, values: ranks.map((rank) => ascending[rank]!), shares: ranks.map((rank) => (rank + 1) / count) };
}
