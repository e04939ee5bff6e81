/** Trials as lines over their parameters. */
import type { PlotData } from '../../shared/contract.ts';
import type { Params } from '../../shared/model.ts';
import { bestFirst } from '../incumbent.ts';
import { literal, sql } from '../sql.ts';
import { parameterColumn } from '../trial-columns.ts';
import { sampled } from './sample.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type ParallelData = Extract<PlotData, { kind: 'parallel' }>;

type LineRow = [id: number, number: number, result: number | null, params: string];

const MOST_ROWS = 500;

/** Draws the matching trials, the best first. Of more than 500 it takes the best 250 and a sample of the rest. */
export function parallel({ connection, study, matching }: TrialsToDraw, parameters: readonly string[]): ParallelData {
  for (const name of parameters) parameterColumn(name, study.space);
  const ids = connection

    .tuples<[number]>(
      sql`SELECT id FROM ${matching} ORDER BY result ${literal(bestFirst(study.objective))} NULLS LAST, number, id`,
    )
    .map(([id]) => ({ id }));
  const drawn =
    ids.length <= MOST_ROWS ? ids : [...ids.slice(0, MOST_ROWS / 2), ...sampled(ids.slice(MOST_ROWS / 2), MOST_ROWS / 2)];
  return {
    kind: 'parallel',
    shown: { matched: ids.length, shown: drawn.length, by: drawn.length === ids.length ? 'all' : 'sample' },
    rows: rowsOf(
      connection,
      drawn.map(({ id }) => id),
      parameters,
    ),
  };
}

function rowsOf(
  connection: TrialsToDraw['connection'],
  ids: readonly number[],
  parameters: readonly string[],
): ParallelData['rows'] {
  return connection
    .tuples<LineRow>(
      sql`SELECT trials.id, number, result, json(params) FROM json_each(${JSON.stringify(ids)}) AS wanted JOIN trials ON trials.id = wanted.value ORDER BY wanted.key`,
    )
    .map(([id, number, value, text]) => {
      const params = JSON.parse(text) as Params;
      const wanted = parameters.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]] as const]));
      return { id, number, value, params: Object.fromEntries(wanted) };
    });
}
