/** Learning curves: the best trials and chosen ones as lines, the rest as a density. */
import { measureNamed, objectiveOf } from '../../shared/measure.ts';
import type { Study } from '../../shared/model.ts';
import type { CurveMetric, PlotData, PlotRequest } from '../../shared/plots.ts';
import type { Connection } from '../connection.ts';
import { ofTrial } from '../epoch-key.ts';
import { bestOnTop } from '../incumbent.ts';
import { literal, sql, type Sql } from '../sql.ts';
import { countOf, idsOf } from '../trial-filter.ts';
import { SCATTERED } from './sample.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type CurvesRequest = Extract<PlotRequest, { kind: 'curves' }>;
type CurvesData = Extract<PlotData, { kind: 'curves' }>;
type Values = readonly (number | null)[];

const MOST_IN_DENSITY = 2000;
const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95];

/**
 * Draws the matching trials with at least one epoch. Lines are the `top` best results (rank from 1) and the given trials; of the
 * rest at most 2,000 enter the density. Values count from epoch 1; inherited epochs are part of a trial's curve.
 */
export function curves({ connection, study, matching }: TrialsToDraw, request: CurvesRequest): CurvesData {
  const { metric, top, trialIds = [] } = request;
  const trained = sql`${matching} AND epochs_done > 0`;
  const inOrder = bestOnTop(objectiveOf(study));
  const best = idsOf(connection, sql`SELECT id FROM ${trained} AND result IS NOT NULL ORDER BY ${inOrder} LIMIT ${top}`);
  const asked = sql`(SELECT value FROM json_each(${JSON.stringify([...best, ...trialIds])}))`;
  const lines = connection.tuples<[id: number, number: number]>(
    sql`SELECT id, number FROM ${trained} AND id IN ${asked} ORDER BY ${inOrder}`,
  );
  const inDensity = idsOf(
    connection,
    sql`SELECT id FROM ${trained} AND id NOT IN ${asked} ORDER BY ${SCATTERED} LIMIT ${MOST_IN_DENSITY}`,
  );
  const values = curvesOf(connection, columnOf(study, metric), [...lines.map(([id]) => id), ...inDensity]);
  const matched = countOf(connection, trained);
  const shown = lines.length + inDensity.length;
  return {
    kind: 'curves',
    shown: { matched, shown, by: shown === matched ? 'all' : 'sample' },
    curves: lines.map(([id, number]) => ({
      id,
      number,
      rank: best.includes(id) ? best.indexOf(id) + 1 : null,
      values: values.get(id)!,
    })),
    density: densityOf(inDensity.map((id) => values.get(id)!)),
  };
}

/** @throws TrialdeckError usage, where the study has no such measure */
function columnOf(study: Study, { partition, measure }: CurveMetric): Sql {
  const { name } = measureNamed(study.measures, measure, 'metric.measure');
  if (partition !== 'train' && name === objectiveOf(study).name) return literal(`${partition}_value`);
  return sql`(others ->> ${`$.${partition}.${JSON.stringify(name)}`})`;
}

function curvesOf(connection: Connection, column: Sql, trialIds: readonly number[]): ReadonlyMap<number, Values> {
  const curves = new Map<number, (number | null)[]>(trialIds.map((id) => [id, []]));
  const ids = JSON.stringify(trialIds);
  const epochs = connection.tuples<[number, number, number | null]>(
    sql`WITH RECURSIVE lineage (descendant, id, session_id, parent) AS (
      SELECT id, id, session_id, parent FROM trials WHERE id IN (SELECT value FROM json_each(${ids}))
      UNION ALL
      SELECT descendant, trials.id, trials.session_id, trials.parent FROM lineage
      JOIN trials ON trials.session_id = lineage.session_id AND trials.ordinal = lineage.parent)
    SELECT descendant, epoch, ${column} FROM lineage JOIN epochs ON ${literal(ofTrial('lineage.id'))}
    ORDER BY descendant, epoch`,
  );
  for (const [id, epoch, value] of epochs) curves.get(id)![epoch - 1] = value;
  return curves;
}

function densityOf(curves: readonly Values[]): CurvesData['density'] {
  const epochs = curves.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: epochs }, (_, epoch) => {
    const values = Float64Array.from(curves.flatMap((curve) => curve[epoch] ?? [])).sort();
    return SHARES.map((share) => quantile(values, share));
  });
}

/** Linear between the two neighbouring order statistics (definition 7 of Hyndman and Fan 1996). */
function quantile(ascending: Float64Array, share: number): number {
  const position = (ascending.length - 1) * share;
  const below = ascending[Math.floor(position)]!;
  const above = ascending[Math.ceil(position)]!;
  return below + (above - below) * (position - Math.floor(position));
}
