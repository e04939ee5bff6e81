/** Which hyperparameters mattered in the trials of a study. */
import type { Estimated } from '../../../../shared/evidence.ts';
import { countText } from '../../../../shared/format/count.ts';
import type {
  ImportanceMethod,
  ImportanceRegion,
  Importances,
  MarginalCurve,
  MeasuredTrials,
  PairImportance,
  ParameterImportance,
} from '../../../../shared/importance.ts';
import { gainOf, type Directed } from '../../../../shared/measure.ts';
import type { Space } from '../../../../shared/model.ts';
import { randomFor, type Random } from '../../../../shared/random.ts';
import { normalBootstrap } from '../../../../shared/statistics/normal-bootstrap.ts';
import { activeGroups, type ActiveGroup } from './active-groups.ts';
import { forestEvidence } from './forest-evidence.ts';
import { PED_ANOVA, pedAnova, type PedAnovaOptions } from './ped-anova.ts';
import { resampled } from './resampled.ts';
import { curvePlaces, tableOf, type TrialTable } from './trial-table.ts';

export interface ToWeigh {
  readonly measured: MeasuredTrials;
  readonly space: Space;
  readonly objective: Directed;
  readonly method: ImportanceMethod;
  readonly region: ImportanceRegion;
}

/** So that the best tenth has five trials, which Optuna advises, and a forest some to part. */
export const LEAST_TRIALS = 41;
/** The share of the best trials that are the good region. */
const GOOD = 0.5;
const MOST_PAIRS = 10;
const RESAMPLES = 200;

/** The same trials give the same answer. */
export function importancesOf(asked: ToWeigh): Importances {
  const { measured, space, objective, method, region } = asked;
  const table = tableOf(space, objective, measured);
  const scaled = scaledLosses(table.losses, region);
  const answer = { method, region, matched: measured.matched, used: measured.values.length };
  const refusal = refusalOf(table, scaled.range, region);
  if (refusal !== null) return { ...answer, refusal, parameters: [], pairs: [] };

  const random = randomFor('importance', method, region);
  const found = activeGroups(table).map((group) => weighed(group, table, scaled, asked, random));
  const ofMethod = method === 'ped-anova' ? pedShares(table, region, random) : null;
  const parameters = found.flatMap(({ parameters: own }) => own);
  const shared = parameters.map((one): ParameterImportance => {
    const share = ofMethod?.get(one.name);
    return share === undefined || one.curve === null ? one : { ...one, share };
  });
  return {
    ...answer,
    refusal: null,
    parameters: shared.toSorted((one, other) => (other.share.value ?? -1) - (one.share.value ?? -1)),
    pairs: found
      .flatMap(({ pairs }) => pairs)
      .toSorted((one, other) => other.share.value! - one.share.value!)
      .slice(0, MOST_PAIRS),
  };
}

function refusalOf({ losses, columns }: TrialTable, range: number, region: ImportanceRegion): string | null {
  const trials = losses.length;
  if (columns.length === 0) return 'No hyperparameter of this study can vary.';
  if (trials < LEAST_TRIALS) {
    const have = trials === 1 ? '1 trial has' : `${countText(trials)} trials have`;
    return `Too little to tell: ${have} a value, and it takes ${LEAST_TRIALS}, so that the best tenth has five.`;
  }
  if (range > 0) return null;
  return region === 'good'
    ? 'Half of the trials share the best value: nothing tells them apart.'
    : 'All trials have the same value.';
}

interface ScaledLosses {
  /** From 0 to 1, so that squares of any values can be summed. In the good region all others count as the worst of it. */
  readonly losses: Float64Array;
  readonly least: number;
  readonly range: number;
}

function scaledLosses(losses: Float64Array, region: ImportanceRegion): ScaledLosses {
  const ascending = losses.toSorted();
  const least = ascending[0] ?? 0;
  const most = ascending[Math.ceil((region === 'good' ? GOOD : 1) * losses.length) - 1] ?? 0;
  return { losses: losses.map((loss) => (Math.min(loss, most) - least) / (most - least)), least, range: most - least };
}

/** What the forest of a group says of its own hyperparameters; where it has too few trials, nothing but how many lack them. */
function weighed(
  { rows, columns, own }: ActiveGroup,
  table: TrialTable,
  { losses, least, range }: ScaledLosses,
  { space, objective, method }: ToWeigh,
  random: Random,
): { readonly parameters: readonly ParameterImportance[]; readonly pairs: readonly PairImportance[] } {
  const names = own.map((column) => table.columns[column]!.name);
  const inactive = table.losses.length - rows.length;
  if (rows.length < LEAST_TRIALS) {
    return { parameters: names.map((name) => ({ name, share: UNKNOWN, inactive, curve: null })), pairs: [] };
  }
  const along = names.map((name) => curvePlaces(space[name]!));
  const evidence = forestEvidence(
    {
      columns: columns.map((column) => table.columns[column]!),
      losses,
      rows,
      own: own.map((column) => columns.indexOf(column)),
      curves: along.map(({ places }) => places),
      shares: method === 'ped-anova' ? null : method,
    },
    random,
  );
  const value = (loss: number): number => gainOf(objective, -(least + range * loss));
  const parameters = names.map((name, place): ParameterImportance => {
    const share = evidence.shares[place];
    return {
      name,
      share: share ? asShare(share) : UNKNOWN,
      inactive,
      curve: curveOf(along[place]!.at, evidence.curves[place]!, value),
    };
  });
  const pairs = evidence.pairs.map(({ pair: [first, second], share }): PairImportance => {
    const nameOf = (column: number): string => table.columns[columns[column]!]!.name;
    return { names: [nameOf(first), nameOf(second)], share: asShare(share) };
  });
  return { parameters, pairs };
}

function pedShares(table: TrialTable, region: ImportanceRegion, random: Random): ReadonlyMap<string, Estimated> {
  const options: PedAnovaOptions = {
    ...PED_ANOVA,
    region: region === 'good' ? GOOD : 1,
    against: region === 'space' ? 'space' : 'trials',
  };
  const rows = Int32Array.from(table.losses, (_, row) => row);
  const again = Array.from({ length: RESAMPLES }, () => pedAnova(table, resampled(rows, random), options));
  const shares = normalBootstrap(pedAnova(table, rows, options), again);
  return new Map(table.columns.map(({ name }, column) => [name, asShare(shares[column]!)]));
}

const UNKNOWN: Estimated = { value: null, low: null, high: null };

function asShare({ value, low, high }: { readonly value: number; readonly low: number; readonly high: number }): Estimated {
  const within = (share: number): number => Math.min(1, Math.max(0, share));
  return { value: within(value), low: within(low), high: within(high) };
}

/** With losses turned into values, whose ends change places where larger is better. */
function curveOf(
  at: readonly number[],
  { mean, low, high }: Omit<MarginalCurve, 'at'>,
  value: (loss: number) => number,
): MarginalCurve {
  const [one, other] = [low.map(value), high.map(value)];
  return {
    at,
    mean: mean.map(value),
    low: one.map((end, point) => Math.min(end, other[point]!)),
    high: one.map((end, point) => Math.max(end, other[point]!)),
  };
}
