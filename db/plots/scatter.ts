/** Trials by two of their columns. */
import type { PlotData, TrialColumn } from '../../shared/contract.ts';
import { literal, sql } from '../sql.ts';
import { axisOf, type Axis, type Stored } from './axis.ts';
import { binned } from './bins.ts';
import { sampled } from './sample.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type ScatterData = Extract<PlotData, { kind: 'slice' | 'scatter' }>;
type Point = ScatterData['points'][number];

type PointRow = [id: number, number: number, result: number | null, x: Stored, y: Stored];

const MOST_POINTS = 2000;
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

/** Of more than 2,000 points a sample is drawn, and all are counted in bins. */
function drawn(kind: ScatterData['kind'], trials: TrialsToDraw, x: Axis, y: Axis): ScatterData {
  const points = pointsOf(trials, x, y);
  const sample = sampled(points, MOST_POINTS);
  const complete = sample.length === points.length;
  return {
    kind,
    shown: { matched: points.length, shown: sample.length, by: complete ? 'all' : 'bins' },
    points: sample,
    bins: complete ? null : density(points, x, y),
  };
}

function pointsOf({ connection, matching }: TrialsToDraw, x: Axis, y: Axis): readonly Point[] {
  return connection
    .tuples<PointRow>(sql`SELECT id, number, result, ${x.sql}, ${y.sql} FROM ${matching} ORDER BY id`)
    .flatMap(([id, number, value, storedX, storedY]) => {
      const [atX, atY] = [x.coordinate(storedX), y.coordinate(storedY)];
      return atX === null || atY === null ? [] : [{ id, number, x: atX, y: atY, value }];
    });
}

function density(points: readonly Point[], x: Axis, y: Axis): ReturnType<typeof binned> {
  const across = x.divisions(
    points.map((point) => point.x),
    COLUMNS,
  );
  const up = y.divisions(
    points.map((point) => point.y),
    ROWS,
  );
  return binned(points, across, up);
}
