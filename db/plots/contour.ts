/** The mean and the best result over two parameters. */
import type { PlotData } from '../../shared/contract.ts';
import { higherIsBetter, type Dimension, type Objective } from '../../shared/model.ts';
import { sql } from '../sql.ts';
import { parameterColumn } from '../trial-columns.ts';
import { axisOf, type Axis, type Stored } from './axis.ts';
import type { Divisions } from './divisions.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type ContourData = Extract<PlotData, { kind: 'contour' }>;
type Cell = ContourData['cells'][number];
interface Point {
  readonly id: number;
  readonly number: number;
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

type PointRow = [id: number, number: number, result: number, x: Stored, y: Stored];

const MOST_CELLS = 20;
const FEWEST_CELLS = 4;

/** Draws the matching trials that have a result and both parameters. Cells are listed row by row from the lowest y. */
export function contour({ connection, study, matching }: TrialsToDraw, xName: string, yName: string): ContourData {
  const [x, y] = [axisOf(`params.${xName}`, study.space), axisOf(`params.${yName}`, study.space)];
  const points = connection
    .tuples<PointRow>(sql`SELECT id, number, result, ${x.sql}, ${y.sql} FROM ${matching} AND result IS NOT NULL`)
    .flatMap(([id, number, value, storedX, storedY]): Point[] => {
      const [atX, atY] = [x.coordinate(storedX), y.coordinate(storedY)];
      return atX === null || atY === null ? [] : [{ id, number, value, x: atX, y: atY }];
    });
  const across = cellsOf(
    x,
    parameterColumn(xName, study.space).dimension,
    points.map((point) => point.x),
  );
  const up = cellsOf(
    y,
    parameterColumn(yName, study.space).dimension,
    points.map((point) => point.y),
  );
  return {
    kind: 'contour',
    shown: { matched: points.length, shown: points.length, by: 'bins' },
    xLabels: across.labels,
    yLabels: up.labels,
    cells: gathered(points, across, up, study.objective),
  };
}

/** So many cells that there are about two trials for each, over the range of the space and of what was tried beyond it. */
function cellsOf(axis: Axis, dimension: Dimension | null, coordinates: readonly number[]): Divisions {
  const ends = dimension?.type === 'int' || dimension?.type === 'float' ? [dimension.low, dimension.high] : [];
  const count = Math.ceil(Math.sqrt(coordinates.length / 2));
  return axis.divisions([...ends, ...coordinates], Math.max(FEWEST_CELLS, Math.min(MOST_CELLS, count)));
}

function gathered(points: readonly Point[], across: Divisions, up: Divisions, objective: Objective): readonly Cell[] {
  const cells = new Map<number, { sum: number; count: number; best: Point }>();
  for (const point of points) {
    const key = up.cell(point.y) * across.labels.length + across.cell(point.x);
    const cell = cells.get(key) ?? { sum: 0, count: 0, best: point };
    cell.sum += point.value;
    cell.count += 1;
    if (isBetter(point, cell.best, objective)) cell.best = point;
    cells.set(key, cell);
  }
  return [...cells]
    .sort(([one], [other]) => one - other)
    .map(([key, { sum, count, best }]) => ({
      x: key % across.labels.length,
      y: Math.floor(key / across.labels.length),
      mean: sum / count,
      best: best.value,
      count,
      bestTrialId: best.id,
    }));
}

/** Among equals the lower number is the better one. */
function isBetter(point: Point, best: Point, objective: Objective): boolean {
  if (point.value !== best.value) return higherIsBetter(objective) === point.value > best.value;
  return point.number !== best.number ? point.number < best.number : point.id < best.id;
}
