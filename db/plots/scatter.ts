/** Trials by two of their columns. */
import type { PlotData } from '../../shared/plots.ts';
import type { TrialColumn } from '../../shared/trial-table.ts';
import { literal, sql } from '../sql.ts';
import { axisOf, type Axis, type Stored } from './axis.ts';
import { binned } from './bins.ts';
import { extent } from './extent.ts';
import { named, placesOf, type Places } from './places.ts';
import { MOST_POINTS, SAMPLED_POINTS, sampled } from './sample.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type Row = [id: number, x: Stored, y: Stored];
type ScatterData = Extract<PlotData, { kind: 'slice' | 'scatter' }>;

const COLUMNS = 60;
const ROWS = 40;

/** A parameter against the result. */
export function slice(trials: TrialsToDraw, parameter: string): ScatterData {
  const { space } = trials.study;
  return drawn('slice', trials, axisOf(`params.${parameter}`, space), { ...axisOf('value', space), sql: literal('result') });
}

/** Draws the matching trials that have a value in both columns. */
export function scatter(trials: TrialsToDraw, x: TrialColumn, y: TrialColumn): ScatterData {
  return drawn('scatter', trials, axisOf(x, trials.study.space), axisOf(y, trials.study.space));
}

/** Of more than 2,000 points a sample of 1,000 is drawn, and all are counted in bins. */
function drawn(kind: ScatterData['kind'], trials: TrialsToDraw, x: Axis, y: Axis): ScatterData {
  const { connection, matching } = trials;
  const rows = connection.tuples<Row>(sql`SELECT id, ${x.sql}, ${y.sql} FROM ${matching} ORDER BY id`);
  const places = placesOf(rows, { x: ([, stored]) => x.coordinate(stored), y: ([, , stored]) => y.coordinate(stored) });
  const matched = places.ids.length;
  const complete = matched <= MOST_POINTS;
  const points = named(connection, places, sampled(places.ids, complete ? MOST_POINTS : SAMPLED_POINTS));
  return {
    kind,
    shown: { matched, shown: points.length, by: complete ? 'all' : 'bins' },
    points,
    bins: complete ? null : density(places, x, y),
  };
}

function density(places: Places, x: Axis, y: Axis): ReturnType<typeof binned> {
  return binned(places, x.divisions(...extent(places.x), COLUMNS), y.divisions(...extent(places.y), ROWS));
}
