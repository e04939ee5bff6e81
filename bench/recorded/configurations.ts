/** The runs of a recorded study by their configuration. */
import type { RecordedTrial } from '../../db/store/recordings.ts';
import { settled, type RecordedRun } from '../../electron/engine/replay/recording.ts';
import { configurationKey } from '../../electron/engine/search/configuration-key.ts';
import type { Goal } from '../../shared/measure.ts';
import type { Params } from '../../shared/model.ts';
import { mean } from '../../shared/statistics/mean.ts';

export const HIGHER: { readonly goal: Goal } = { goal: 'maximise' };
const BEST_SHARE = 0.1;
/** "24" before "192". */
const byNumber = new Intl.Collator('en', { numeric: true });

export interface Run extends RecordedRun {
  /** At the best *stop* epoch of all. */
  readonly selected: number;
  readonly confirmed: number;
  readonly bestEpoch: number;
}

/** Its figures are means over its runs. */
export interface Configuration {
  readonly params: Params;
  readonly runs: readonly Run[];
  readonly select: number;
  readonly confirm: number;
}

export function configurationsIn(trials: readonly RecordedTrial[]): readonly Configuration[] {
  const healthy = trials.filter(({ stop }) => stop.length > 0).map(runOf);
  return [...Map.groupBy(healthy, ({ params }) => configurationKey(params)).values()].map((runs) => ({
    params: runs[0]!.params,
    runs,
    select: mean(runs.map(({ selected }) => selected)),
    confirm: mean(runs.map(({ confirmed }) => confirmed)),
  }));
}

function runOf(trial: RecordedTrial): Run {
  const confirm = settled(trial, 'confirm', HIGHER);
  const bestEpoch = trial.stop.indexOf(Math.max(...trial.stop)) + 1;
  return { ...trial, settled: confirm, confirmed: confirm.at(-1)!, selected: trial.select[bestEpoch - 1]!, bestEpoch };
}

export function allRuns(configurations: readonly Configuration[]): readonly Run[] {
  return configurations.flatMap(({ runs }) => runs);
}

/**
 * One run of each configuration: their first ones, their second ones, and so on; a configuration that has fewer than another begins
 * again with its first.
 */
export function rounds(configurations: readonly Configuration[]): readonly ReadonlyMap<Configuration, Run>[] {
  return Array.from({ length: Math.max(...configurations.map(({ runs }) => runs.length)) }, (_, round) => {
    return new Map(
      configurations.map((configuration) => [configuration, configuration.runs[round % configuration.runs.length]!]),
    );
  });
}

export function groupedBy(
  configurations: readonly Configuration[],
  keyOf: (params: Params) => string,
): Map<string, Configuration[]> {
  const inOrder = configurations.toSorted((left, right) => byNumber.compare(keyOf(left.params), keyOf(right.params)));
  return Map.groupBy(inOrder, ({ params }) => keyOf(params));
}

export function bestTenth(configurations: readonly Configuration[]): readonly Configuration[] {
  const inOrder = configurations.toSorted((left, right) => right.confirm - left.confirm);
  return inOrder.slice(0, Math.round(BEST_SHARE * inOrder.length));
}

/** Each with each of the later ones. */
export function pairsOf<Item>(items: readonly Item[]): readonly (readonly [one: Item, other: Item])[] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const));
}
