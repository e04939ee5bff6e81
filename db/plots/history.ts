/** Results in the order in which the study got them, and the best so far. */
import type { PlotData, PlotPoint } from '../../shared/contract.ts';
import { higherIsBetter, type Objective } from '../../shared/model.ts';
import { sql } from '../sql.ts';
import { binned } from './bins.ts';
import { evenDivisions } from './divisions.ts';
import { extent } from './extent.ts';
import { sampled } from './sample.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type PointRow = [id: number, number: number, place: number, result: number];

/** More are counted in bins, and a sample of them is drawn over those. */
const MOST_POINTS = 2000;
const SAMPLED_POINTS = 1000;
const COLUMNS = 48;
const ROWS = 30;

/**
 * Draws the matching trials that have a result: x is the place among all results of the study, y the value. Of more than 2,000
 * the incumbents and a sample of 1,000 are points, and all are counted in bins. The incumbent steps are those of the matching trials.
 */
export function history({ connection, study, matching }: TrialsToDraw): Extract<PlotData, { kind: 'history' }> {
  const points = connection
    .tuples<PointRow>(sql`SELECT id, number, place, result FROM ${matching} AND result IS NOT NULL ORDER BY place`)
    .map(([id, number, x, y]): PlotPoint => ({ id, number, x, y }));
  const incumbent = stepsOf(points, study.objective);
  const drawn = withAll(incumbent, points);
  const complete = drawn.length === points.length;
  return {
    kind: 'history',
    shown: { matched: points.length, shown: drawn.length, by: complete ? 'all' : 'bins' },
    points: drawn,
    incumbent,
    bins: complete ? null : density(points),
  };
}

/** The points that are better than all before them. */
function stepsOf(points: readonly PlotPoint[], objective: Objective): readonly PlotPoint[] {
  let best = higherIsBetter(objective) ? -Infinity : Infinity;
  return points.filter(({ y }) => {
    if (!(higherIsBetter(objective) ? y > best : y < best)) return false;
    best = y;
    return true;
  });
}

function withAll(incumbent: readonly PlotPoint[], points: readonly PlotPoint[]): readonly PlotPoint[] {
  if (points.length <= MOST_POINTS) return points;
  const kept = new Set(incumbent);
  const others = points.filter((point) => !kept.has(point));
  for (const point of sampled(others, Math.max(0, SAMPLED_POINTS - kept.size))) kept.add(point);
  return points.filter((point) => kept.has(point));
}

function density(points: readonly PlotPoint[]): ReturnType<typeof binned> {
  const across = evenDivisions(points[0]!.x, points.at(-1)!.x, COLUMNS, 'linear');
  const up = evenDivisions(...extent(points.map(({ y }) => y)), ROWS, 'linear');
  return binned(points, across, up);
}
