/** Results in the order in which the study got them, and the best so far. */
import type { PlotData, PlotPoint } from '../../shared/contract.ts';
import { higherIsBetter, type Objective } from '../../shared/model.ts';
import { sql } from '../sql.ts';
import { binned } from './bins.ts';
import { evenDivisions } from './divisions.ts';
import { extent } from './extent.ts';
import { named, type Place } from './places.ts';
import { MOST_POINTS, SAMPLED_POINTS, sampled } from './sample.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

const COLUMNS = 48;
const ROWS = 30;

/**
 * Draws the matching trials that have a result: x is the place among all results of the study, y the value. Of more than 2,000
 * the incumbents and a sample of 1,000 are points, and all are counted in bins. The incumbent steps are those of the matching trials.
 */
export function history({ connection, study, matching, whole }: TrialsToDraw): Extract<PlotData, { kind: 'history' }> {
  // Of a whole study an index holds all that is read here, in order.
  const trials = whole ? sql`trials WHERE study_id = ${study.id} AND place IS NOT NULL` : matching;
  const places = connection
    .tuples<[number, number, number]>(sql`SELECT id, place, result FROM ${trials} AND result IS NOT NULL ORDER BY place`)
    .map(([id, x, y]): Place => ({ id, x, y }));
  const steps = stepsOf(places, study.objective);
  const complete = places.length <= MOST_POINTS;
  const points = named(connection, complete ? places : withSample(steps, places)).map(({ id, number, x, y }): PlotPoint => ({
    id,
    number,
    x,
    y,
  }));
  const incumbents = new Set(steps.map(({ id }) => id));
  return {
    kind: 'history',
    shown: { matched: places.length, shown: points.length, by: complete ? 'all' : 'bins' },
    points,
    incumbent: points.filter(({ id }) => incumbents.has(id)),
    bins: complete ? null : density(places),
  };
}

/** The places that are better than all before them. */
function stepsOf(places: readonly Place[], objective: Objective): readonly Place[] {
  const higher = higherIsBetter(objective);
  let best = higher ? -Infinity : Infinity;
  return places.filter(({ y }) => {
    if (!(higher ? y > best : y < best)) return false;
    best = y;
    return true;
  });
}

function withSample(steps: readonly Place[], places: readonly Place[]): readonly Place[] {
  const kept = new Set(steps);
  const others = places.filter((place) => !kept.has(place));
  for (const place of sampled(others, Math.max(0, SAMPLED_POINTS - kept.size))) kept.add(place);
  return [...kept].sort((one, other) => one.x - other.x);
}

function density(places: readonly Place[]): ReturnType<typeof binned> {
  const across = evenDivisions(places[0]!.x, places.at(-1)!.x, COLUMNS, 'linear');
  return binned(places, across, evenDivisions(...extent(places.map(({ y }) => y)), ROWS, 'linear'));
}
