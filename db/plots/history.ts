/** Results in the order in which the study got them, and the best so far. */
import type { PlotData, PlotPoint, WinnersCurse } from '../../shared/plots.ts';
import { isBetter, objectiveOf, type Directed } from '../../shared/measure.ts';
import { winnersCurse } from '../../shared/statistics/winners-curse.ts';
import { selectNoise } from '../select-noise.ts';
import { sql } from '../sql.ts';
import { binned } from './bins.ts';
import { evenDivisions } from './divisions.ts';
import { extent } from './extent.ts';
import { named, placesOf, type Places } from './places.ts';
import { MOST_POINTS, SAMPLED_POINTS, sampled } from './sample.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type Row = [id: number, place: number, result: number];

const COLUMNS = 48;
const ROWS = 30;
/** Where the winner's curse is told, beside the steps. */
const CURSE_PLACES = 40;

/**
 * Draws the matching trials that have a result: x is the place among all results of the study, y the value. Of more than 2,000
 * the incumbents and a sample of 1,000 are points, and all are counted in bins. The incumbent steps are those of the matching trials.
 */
export function history({ connection, study, matching, whole }: TrialsToDraw): Extract<PlotData, { kind: 'history' }> {
  // Of a whole study an index holds all that is read here, in order.
  const trials = whole ? sql`trials WHERE study_id = ${study.id} AND place IS NOT NULL` : matching;
  const rows = connection.tuples<Row>(sql`SELECT id, place, result FROM ${trials} AND result IS NOT NULL ORDER BY place`);
  const places = placesOf(rows, { x: ([, place]) => place, y: ([, , result]) => result });
  const matched = places.ids.length;
  const steps = stepsOf(places, objectiveOf(study));
  const complete = matched <= MOST_POINTS;
  const drawn = complete ? [...places.ids.keys()] : withSample(steps, places);
  const points = named(connection, places, drawn).map(({ id, number, x, y }): PlotPoint => ({ id, number, x, y }));
  const incumbents = new Set(steps.map((at) => places.ids[at]!));
  return {
    kind: 'history',
    shown: { matched, shown: points.length, by: complete ? 'all' : 'bins' },
    points,
    incumbent: points.filter(({ id }) => incumbents.has(id)),
    last: connection.tuples<[last: number]>(sql`SELECT coalesce(max(place), 0) FROM ${trials}`)[0]![0],
    curse: curseOf(places, steps, selectNoise(connection, study)),
    bins: complete ? null : density(places),
  };
}

/** The positions of results that are better than all before them. */
function stepsOf({ y }: Places, measure: Directed): readonly number[] {
  let best: number | null = null;
  const steps: number[] = [];
  for (let at = 0; at < y.length; at++) {
    if (!isBetter(measure, y[at]!, best)) continue;
    best = y[at]!;
    steps.push(at);
  }
  return steps;
}

/** At the steps and at places between them: the best of more trials owes more to chance. */
function curseOf({ x }: Places, steps: readonly number[], noise: number | null): WinnersCurse | null {
  const trials = x.length;
  if (noise === null || trials === 0) return null;
  const evenly = Array.from({ length: CURSE_PLACES }, (_, at) => Math.round(((trials - 1) * at) / (CURSE_PLACES - 1)));
  const positions = [...new Set([...steps, ...evenly])].sort((one, other) => one - other);
  return { trials, excess: positions.map((at) => ({ x: x[at]!, y: winnersCurse(at + 1, noise) })) };
}

/** The positions of the steps and of a sample, in the order of the places. */
function withSample(steps: readonly number[], { ids }: Places): readonly number[] {
  const kept = new Set([...steps, ...sampled(ids, SAMPLED_POINTS)]);
  return [...kept].sort((one, other) => one - other);
}

function density(places: Places): ReturnType<typeof binned> {
  const across = evenDivisions(places.x[0]!, places.x.at(-1)!, COLUMNS, 'linear');
  return binned(places, across, evenDivisions(...extent(places.y), ROWS, 'linear'));
}
