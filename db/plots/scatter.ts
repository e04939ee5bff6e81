/** Trials by two of their columns. */
import type { PlotData, TrialColumn } from '../../shared/contract.ts';
import { literal, sql } from '../sql.ts';
import { axisOf, type Axis, type Stored } from './axis.ts';
import { binned } from './bins.ts';
import { named, type Place } from './places.ts';
import { MOST_POINTS, SAMPLED_POINTS, sampled } from './sample.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

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
  const places = placesOf(trials, x, y);
  const complete = places.length <= MOST_POINTS;
  const points = named(trials.connection, complete ? places : sampled(places, SAMPLED_POINTS));
  return {
    kind,
    shown: { matched: places.length, shown: points.length, by: complete ? 'all' : 'bins' },
    points,
    bins: complete ? null : density(places, x, y),
  };
}

function placesOf({ connection, matching }: TrialsToDraw, x: Axis, y: Axis): readonly Place[] {
  const rows = connection.tuples<[id: number, x: Stored, y: Stored]>(
    sql`SELECT id, ${x.sql}, ${y.sql} FROM ${matching} ORDER BY id`,
  );
  const places: Place[] = [];
  for (const [id, storedX, storedY] of rows) {
    const [atX, atY] = [x.coordinate(storedX), y.coordinate(storedY)];
    if (atX !== null && atY !== null) places.push({ id, x: atX, y: atY });
  }
  return places;
}

function density(places: readonly Place[], x: Axis, y: Axis): ReturnType<typeof binned> {
  const across = x.divisions(
    places.map((place) => place.x),
    COLUMNS,
  );
  const up = y.divisions(
    places.map((place) => place.y),
    ROWS,
  );
  return binned(places, across, up);
}
