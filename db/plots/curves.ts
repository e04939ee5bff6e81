/** Learning curves: the best trials and chosen ones as lines, the rest as a density. */
import type { PlotData, PlotRequest } from '../../shared/contract.ts';
import type { Connection } from '../connection.ts';
import { bestFirst } from '../incumbent.ts';
import { literal, sql } from '../sql.ts';
import { sampled } from './sample.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type CurvesRequest = Extract<PlotRequest, { kind: 'curves' }>;
type CurvesData = Extract<PlotData, { kind: 'curves' }>;
type Values = readonly (number | null)[];
interface Ranked {
  readonly id: number;
  readonly number: number;
  readonly rank: number | null;
}

type RankedRow = [id: number, number: number, result: number | null];

const MOST_IN_DENSITY = 2000;
const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95];
const METRIC_COLUMNS = {
  trainLoss: 'train_loss',
  stopLoss: 'stop_loss',
  stopAccuracy: 'stop_accuracy',
  selectLoss: 'select_loss',
  selectAccuracy: 'select_accuracy',
} as const satisfies Record<CurvesRequest['metric'], string>;

/**
 * Draws the matching trials with at least one epoch. Lines are the `top` best results (rank from 1) and the given trials; of the
 * rest at most 2,000 enter the density. Values count from epoch 1; inherited epochs are part of a trial's curve.
 */
export function curves(trials: TrialsToDraw, { metric, top, trialIds = [] }: CurvesRequest): CurvesData {
  const ranked = rankedTrials(trials);
  const given = new Set(trialIds);
  const isLine = ({ id, rank }: Ranked): boolean => given.has(id) || (rank !== null && rank <= top);
  const lines = ranked.filter(isLine);
  const others = ranked.filter((trial) => !isLine(trial));
  const inDensity = sampled(others, MOST_IN_DENSITY);
  const values = curvesOf(trials.connection, metric, [...lines, ...inDensity]);
  return {
    kind: 'curves',
    shown: {
      matched: ranked.length,
      shown: lines.length + inDensity.length,
      by: inDensity.length === others.length ? 'all' : 'sample',
    },
    curves: lines.map(({ id, number, rank }) => ({
      id,
      number,
      rank: rank !== null && rank <= top ? rank : null,
      values: values.get(id)!,
    })),
    density: densityOf(inDensity.map(({ id }) => values.get(id)!)),
  };
}

/** The best first; a trial without a result has no rank. */
function rankedTrials({ connection, study, matching }: TrialsToDraw): readonly Ranked[] {
  return connection
    .tuples<RankedRow>(
      sql`SELECT id, number, result FROM ${matching} AND epochs_done > 0 ORDER BY result ${literal(bestFirst(study.objective))} NULLS LAST, number, id`,
    )
    .map(([id, number, result], at) => ({ id, number, rank: result === null ? null : at + 1 }));
}

function curvesOf(
  connection: Connection,
  metric: CurvesRequest['metric'],
  trials: readonly { readonly id: number }[],
): ReadonlyMap<number, Values> {
  const curves = new Map<number, (number | null)[]>(trials.map(({ id }) => [id, []]));
  const ids = JSON.stringify(trials.map(({ id }) => id));
  const epochs = connection.tuples<[number, number, number]>(
    sql`WITH RECURSIVE lineage (descendant, id, session_id, parent) AS (
      SELECT id, id, session_id, parent FROM trials WHERE id IN (SELECT value FROM json_each(${ids}))
      UNION ALL
      SELECT descendant, trials.id, trials.session_id, trials.parent FROM lineage
      JOIN trials ON trials.session_id = lineage.session_id AND trials.number = lineage.parent)
    SELECT descendant, epoch, ${literal(METRIC_COLUMNS[metric])} FROM lineage JOIN epochs ON trial_id = lineage.id
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
