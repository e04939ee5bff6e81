/** Trials as lines over their parameters. */
import { objectiveOf } from '../../shared/measure.ts';
import type { PlotData } from '../../shared/plots.ts';
import type { Params } from '../../shared/model.ts';
import { bestOnTop } from '../incumbent.ts';
import { sql } from '../sql.ts';
import { parameterColumn } from '../trial-columns.ts';
import { countOf, idsOf } from '../trial-filter.ts';
import { beforeScattered } from './sample.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type ParallelData = Extract<PlotData, { kind: 'parallel' }>;

type LineRow = [id: number, number: number, result: number | null, params: string];

const MOST_ROWS = 500;

/** Draws the matching trials, the best first. Of more than 500 it takes the best 250 and a sample of the rest. */
export function parallel({ connection, study, matching }: TrialsToDraw, parameters: readonly string[]): ParallelData {
  for (const name of parameters) parameterColumn(name, study.space);
  const matched = countOf(connection, matching);
  const inOrder = bestOnTop(objectiveOf(study));
  const best = idsOf(connection, sql`SELECT id FROM ${matching} ORDER BY ${inOrder} LIMIT ${MOST_ROWS / 2}`);
  const rows = connection
    .tuples<LineRow>(
      sql`SELECT id, number, result, json(params) FROM trials
        WHERE id IN (SELECT id FROM ${matching} ORDER BY ${beforeScattered(best)} LIMIT ${MOST_ROWS}) ORDER BY ${inOrder}`,
    )
    .map(([id, number, value, text]) => ({ id, number, value, params: chosen(JSON.parse(text) as Params, parameters) }));
  return { kind: 'parallel', shown: { matched, shown: rows.length, by: rows.length === matched ? 'all' : 'sample' }, rows };
}

function chosen(params: Params, parameters: readonly string[]): Params {
  return Object.fromEntries(parameters.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]] as const])));
}
