/**
 * `node bench/recorded-figures.ts [DATABASE STUDY]`: the figures of docs/recorded-study.md, computed from the sample that comes
 * with the product or from a recording that is still under way. Accuracies are those of the best *stop* epoch.
 */
import { openStore } from '../db/open-store.ts';
import type { RecordedTrial } from '../db/store.ts';
import { bestByHalves, bestOfOneRunEach } from '../electron/engine/replay/best-known.ts';
import { settled, type RecordedRun } from '../electron/engine/replay/recording.ts';
import { importSample } from '../electron/engine/samples.ts';
import { configurationKey } from '../electron/engine/search/configuration-key.ts';
import type { Goal } from '../shared/measure.ts';
import type { Params } from '../shared/model.ts';
import { paramsText } from '../shared/format/parameter.ts';
import { mean } from '../shared/statistics/mean.ts';
import { rankCorrelation } from '../shared/statistics/rank-correlation.ts';
import { quantile } from '../shared/statistics/quantile.ts';
import { median } from './figures.ts';
import { sampleFile } from './sample-file.ts';
import { withCopyOf } from './store-copy.ts';

const HIGHER: { readonly goal: Goal } = { goal: 'maximise' };
const SAMPLE = 'fashion-mnist-recorded.db';
const EARLY = [1, 3, 9];
/** Successive halving with a third kept goes on with these. */
const KEPT = 1 / 3;
const BEST_SHARE = 0.1;

interface Run extends RecordedRun {
  /** At the best *stop* epoch of all. */
  readonly selected: number;
  readonly confirmed: number;
  readonly bestEpoch: number;
}

/** Its figures are means over its runs. */
interface Configuration {
  readonly params: Params;
  readonly runs: readonly Run[];
  readonly select: number;
  readonly confirm: number;
}

export type Figures = Readonly<Record<string, string>>;

export function recordedFigures(trials: readonly RecordedTrial[]): Figures {
  const configurations = configurationsIn(trials);
  return {
    ...amounts(configurations),
    ...best(configurations),
    ...plateau(configurations),
    ...earliness(configurations),
    ...explained(configurations),
    ...noise(configurations),
    ...durations(configurations),
  };
}

function configurationsIn(trials: readonly RecordedTrial[]): readonly Configuration[] {
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

function amounts(configurations: readonly Configuration[]): Figures {
  const counts = configurations.map(({ runs }) => runs.length);
  const runs = allRuns(configurations);
  return {
    configurations: String(configurations.length),
    'model seeds': [...new Set(counts)].toSorted((left, right) => left - right).join(', '),
    epochs: runs.reduce((sum, { stop }) => sum + stop.length, 0).toLocaleString('en'),
    diverged: String(runs.filter(({ diverged }) => diverged).length),
  };
}

function best(configurations: readonly Configuration[]): Figures {
  const bySelect = leader(configurations, ({ select }) => select);
  const byConfirm = leader(configurations, ({ confirm }) => confirm);
  const confirms = configurations.map(({ confirm }) => confirm);
  const single = bestOfOneRunEach(allRuns(configurations), HIGHER);
  const repeated = configurations.filter(({ runs }) => runs.length > 1);
  return {
    'best by select': described(bySelect),
    'best by confirm': described(byConfirm),
    'median and worst on confirm': `${accuracy(median(confirms))}, ${accuracy(Math.min(...confirms))}`,
    'best of one run each': accuracy(single.value),
    'best known': repeated.length === 0 ? 'not before there are two model seeds' : halves(repeated),
    ...(repeated.length === 0 ? {} : choosing(repeated)),
  };
}

function halves(configurations: readonly Configuration[]): string {
  const { value, interval } = bestByHalves(
    configurations.map(({ runs }) => runs),
    HIGHER,
  );
  return `${accuracy(value)} (${accuracy(interval!.low)} to ${accuracy(interval!.high)})`;
}

/** What a search finds that sees all: the best of one round by *select*, of the next one, and so on. */
function choosing(configurations: readonly Configuration[]): Figures {
  const chosen = rounds(configurations).map((runs) => {
    const best = leader(configurations, (configuration) => runs.get(configuration)!.selected);
    const own = runs.get(best)!;
    const others = best.runs.filter((run) => run !== own);
    return { own, others: mean(others.map(({ confirmed }) => confirmed)) };
  });
  const ofChosen = (figure: (choice: (typeof chosen)[number]) => number): string => accuracy(mean(chosen.map(figure)));
  return {
    'chosen by one run: its select, its confirm, confirm of the others': [
      ofChosen(({ own }) => own.selected),
      ofChosen(({ own }) => own.confirmed),
      ofChosen(({ others }) => others),
    ].join(', '),
  };
}

/**
 * One run of each configuration: their first ones, their second ones, and so on; a configuration that has fewer than another begins
 * again with its first.
 */
function rounds(configurations: readonly Configuration[]): readonly ReadonlyMap<Configuration, Run>[] {
  return Array.from({ length: Math.max(...configurations.map(({ runs }) => runs.length)) }, (_, round) => {
    return new Map(
      configurations.map((configuration) => [configuration, configuration.runs[round % configuration.runs.length]!]),
    );
  });
}

function plateau(configurations: readonly Configuration[]): Figures {
  const { confirm: highest } = leader(configurations, ({ confirm }) => confirm);
  const within = (distance: number): number =>
    configurations.filter(({ confirm }) => highest - confirm <= distance + 1e-9).length;
  const correlation = (those: readonly Configuration[]): string =>
    hundredths(rankCorrelation(those.map(({ select, confirm }) => [select, confirm])).rho);
  const easier = configurations.map(({ select, confirm }) => select - confirm);
  return {
    'select over confirm: mean, 90 % of the configurations, least and most': [
      points(mean(easier)),
      `${inPoints(quantile(easier, 0.05))} to ${points(quantile(easier, 0.95))}`,
      `${inPoints(Math.min(...easier))} to ${points(Math.max(...easier))}`,
    ].join(', '),
    'within 0.5 points of the best, within 1': `${within(0.005)}, ${within(0.01)}`,
    'rank correlation of select and confirm, of all and of the best tenth': `${correlation(configurations)}, ${correlation(bestTenth(configurations))}`,
  };
}

/** One run seen early against all runs of its configuration at their end: means over the rounds. */
function earliness(configurations: readonly Configuration[]): Figures {
  const top = new Set(bestTenth(configurations));
  const early = EARLY.map((epochs) => rounds(configurations).map((runs) => seenAfter(epochs, runs, top)));
  const lastEpochs = allRuns(configurations).filter(({ bestEpoch, stop }) => bestEpoch === stop.length);
  const row = (figure: keyof Seen, text: (value: number) => string): string =>
    early.map((seen) => text(mean(seen.map((each) => each[figure])))).join(', ');
  return {
    'rank correlation of best stop after 1, 3, 9 epochs with confirm': row('all', hundredths),
    'the same of the best tenth': row('top', hundredths),
    'of the best tenth in the upper third after 1, 3, 9 epochs': row('kept', percent),
    'best at their last epoch': percent(lastEpochs.length / allRuns(configurations).length),
  };
}

interface Seen {
  /** Rank correlation with *confirm* at the end, of all and of the best tenth. */
  readonly all: number;
  readonly top: number;
  /** Share of the best tenth that successive halving goes on with. */
  readonly kept: number;
}

function seenAfter(epochs: number, runs: ReadonlyMap<Configuration, Run>, top: ReadonlySet<Configuration>): Seen {
  const seen = [...runs].map(([configuration, { stop }]) => ({ configuration, stop: Math.max(...stop.slice(0, epochs)) }));
  const bar = quantile(
    seen.map(({ stop }) => stop),
    1 - KEPT,
  );
  const ofTop = seen.filter(({ configuration }) => top.has(configuration));
  const rho = (those: typeof seen): number =>
    rankCorrelation(those.map(({ stop, configuration }) => [stop, configuration.confirm])).rho;
  return { all: rho(seen), top: rho(ofTop), kept: ofTop.filter(({ stop }) => stop >= bar).length / ofTop.length };
}

function explained(configurations: readonly Configuration[]): Figures {
  const names = Object.keys(configurations[0]!.params);
  const share = (keyOf: (params: Params) => string): string => percent(shareExplained(configurations, keyOf));
  const medians = (name: string): string =>
    [...groupedBy(configurations, (params) => String(params[name]))]
      .map(([value, those]) => `${value}: ${median(those.map(({ confirm }) => confirm)).toFixed(3)}`)
      .join(', ');
  const pair = ({ learning_rate, optimizer }: Params): string => `${String(optimizer)} at ${String(learning_rate)}`;
  return {
    ...Object.fromEntries(
      names.map((name) => [name, `explains ${share((params) => String(params[name]))}; medians ${medians(name)}`]),
    ),
    'learning rate and optimizer together': `explain ${share(pair)}`,
    'medians by both': [...groupedBy(configurations, pair)]
      .map(([both, those]) => `${both}: ${median(those.map(({ confirm }) => confirm)).toFixed(3)}`)
      .join(', '),
  };
}

/** Share of the variance of *confirm* between the groups. */
function shareExplained(configurations: readonly Configuration[], keyOf: (params: Params) => string): number {
  const all = configurations.map(({ confirm }) => confirm);
  const squares = (values: readonly number[], around: number): number =>
    values.reduce((sum, value) => sum + (value - around) ** 2, 0);
  const between = [...groupedBy(configurations, keyOf).values()].reduce(
    (sum, those) => sum + those.length * (mean(those.map(({ confirm }) => confirm)) - mean(all)) ** 2,
    0,
  );
  return between / squares(all, mean(all));
}

function noise(configurations: readonly Configuration[]): Figures {
  const repeated = configurations.filter(({ runs }) => runs.length > 1);
  if (repeated.length === 0) return {};
  const good = repeated.filter(({ confirm }) => confirm > 0.85);
  const deviation = (those: readonly Configuration[]): string =>
    `${points(Math.sqrt(mean(those.map(({ runs }) => variance(runs.map(({ confirmed }) => confirmed))))))} of ${those.length}`;
  const apart = repeated.flatMap(({ runs }) => pairsOf(runs).map(([one, other]) => Math.abs(one.confirmed - other.confirmed)));
  return {
    'standard deviation of one run on confirm, of all and of those above 85 %': `${deviation(repeated)}, ${deviation(good)}`,
    'two runs differ on confirm by, median': points(median(apart)),
  };
}

function durations(configurations: readonly Configuration[]): Figures {
  const medianMs = ({ durationMs }: Run): number => median([...durationMs]);
  const all = allRuns(configurations).map(medianMs);
  const ratios = configurations.flatMap(({ runs }) =>
    pairsOf(runs.map(medianMs)).map((both) => Math.max(...both) / Math.min(...both) - 1),
  );
  return {
    'median epoch: median, cheapest, dearest, ms': [median(all), Math.min(...all), Math.max(...all)].map(Math.round).join(', '),
    ...(ratios.length === 0
      ? {}
      : {
          'two runs differ in it by: median, one in ten, at most': [0.5, 0.9, 1]
            .map((at) => percent(quantile(ratios, at)))
            .join(', '),
        }),
  };
}

function allRuns(configurations: readonly Configuration[]): readonly Run[] {
  return configurations.flatMap(({ runs }) => runs);
}

/** Each with each of the later ones. */
function pairsOf<Item>(items: readonly Item[]): readonly (readonly [one: Item, other: Item])[] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const));
}

function groupedBy(configurations: readonly Configuration[], keyOf: (params: Params) => string): Map<string, Configuration[]> {
  const inOrder = configurations.toSorted((left, right) => byNumber.compare(keyOf(left.params), keyOf(right.params)));
  return Map.groupBy(inOrder, ({ params }) => keyOf(params));
}

function bestTenth(configurations: readonly Configuration[]): readonly Configuration[] {
  const inOrder = configurations.toSorted((left, right) => right.confirm - left.confirm);
  return inOrder.slice(0, Math.round(BEST_SHARE * inOrder.length));
}

function leader<Item>(items: readonly Item[], scoreOf: (item: Item) => number): Item {
  return items.reduce((best, item) => (scoreOf(item) > scoreOf(best) ? item : best));
}

function described({ params, select, confirm }: Configuration): string {
  return `${paramsText(params)}: select ${accuracy(select)}, confirm ${accuracy(confirm)}`;
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

/** "24" before "192". */
const byNumber = new Intl.Collator('en', { numeric: true });

const accuracy = (value: number): string => value.toFixed(4);
const hundredths = (value: number): string => value.toFixed(2);
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const inPoints = (difference: number): string => (100 * difference).toFixed(2);
const points = (difference: number): string => `${inPoints(difference)} points`;

/** Of the recorded study that comes with the product. */
export function sampleTrials(): readonly RecordedTrial[] {
  const store = openStore(':memory:');
  try {
    const [studyId] = importSample(store, sampleFile(SAMPLE));
    return store.recordedTrials(studyId!);
  } finally {
    store.close();
  }
}

/** As a table in Markdown. */
export function asTable(figures: Figures): string {
  return ['| | |', '| --- | --- |', ...Object.entries(figures).map(([what, found]) => `| ${what} | ${found} |`), ''].join('\n');
}

if (import.meta.main) {
  const [database, study] = process.argv.slice(2);
  const trials = database === undefined ? sampleTrials() : withCopyOf(database, (store) => store.recordedTrials(Number(study)));
  process.stdout.write(asTable(recordedFigures(trials)));
}
