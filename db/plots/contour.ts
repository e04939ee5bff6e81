/** The mean and the best result over two parameters. */
import type { PlotData } from '../../shared/plots.ts';
import { isBetter, objectiveOf, type Directed } from '../../shared/measure.ts';
import type { Dimension } from '../../shared/model.ts';
import { sql } from '../sql.ts';
import { parameterColumn } from '../trial-columns.ts';
import { axisOf, type Axis, type Stored } from './axis.ts';
import type { Divisions } from './divisions.ts';
import { extent } from './extent.ts';
import { placesOf, type Places } from './places.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type ContourData = Extract<PlotData, { kind: 'contour' }>;
type Cell = ContourData['cells'][number];
type Row = [id: number, x: Stored, y: Stored, result: number, number: number];

const MOST_CELLS = 20;
const FEWEST_CELLS = 4;

/** Draws the matching trials that have a result and both parameters. Cells are listed row by row from the lowest y. */
export function contour({ connection, study, matching }: TrialsToDraw, xName: string, yName: string): ContourData {
  const [x, y] = [axisOf(`params.${xName}`, study.space), axisOf(`params.${yName}`, study.space)];
  const rows = connection
    .tuples<Row>(sql`SELECT id, ${x.sql}, ${y.sql}, result, number FROM ${matching} AND result IS NOT NULL`)
    .filter(([, storedX, storedY]) => x.coordinate(storedX) !== null && y.coordinate(storedY) !== null);
  const places = placesOf(rows, { x: ([, stored]) => x.coordinate(stored), y: ([, , stored]) => y.coordinate(stored) });
  const across = cellsOf(x, parameterColumn(xName, study.space).dimension, places.x);
  const up = cellsOf(y, parameterColumn(yName, study.space).dimension, places.y);
  return {
    kind: 'contour',
    shown: { matched: rows.length, shown: rows.length, by: 'bins' },
    xLabels: across.labels,
    yLabels: up.labels,
    cells: gathered(rows, places, across, up, objectiveOf(study)),
  };
}

/** So many cells that there are about two trials for each, over the range of the space and of what was tried beyond it. */
function cellsOf(axis: Axis, dimension: Dimension | null, coordinates: Float64Array): Divisions {
  const ends = dimension?.type === 'int' || dimension?.type === 'float' ? [dimension.low, dimension.high] : [];
  const count = Math.ceil(Math.sqrt(coordinates.length / 2));
  const range = extent([...ends, ...extent(coordinates)]);
  return axis.divisions(...range, Math.max(FEWEST_CELLS, Math.min(MOST_CELLS, count)));
}

function gathered(rows: readonly Row[], { x, y }: Places, across: Divisions, up: Divisions, measure: Directed): readonly Cell[] {
  const cells = new Map<number, { sum: number; count: number; best: Row }>();
  for (const [at, row] of rows.entries()) {
    const key = up.cell(y[at]!) * across.labels.length + across.cell(x[at]!);
    const cell = cells.get(key);
    if (!cell) {
      cells.set(key, { sum: row[3], count: 1, best: row });
      continue;
    }
    cell.sum += row[3];
    cell.count += 1;
    if (precedes(row, cell.best, measure)) cell.best = row;
  }
  return [...cells]
    .sort(([one], [other]) => one - other)
    .map(([key, { sum, count, best }]) => ({
      x: key % across.labels.length,
      y: Math.floor(key / across.labels.length),
      mean: sum / count,
      best: best[3],
      count,
      bestTrialId: best[0],
    }));
}

/** Among equals the lower number is the better one. */
function precedes(row: Row, best: Row, measure: Directed): boolean {
  const [[, , , value, number], [, , , bestValue, bestNumber]] = [row, best];
  return value === bestValue ? number < bestNumber : isBetter(measure, value, bestValue);
}
