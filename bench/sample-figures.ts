/** `node bench/sample-figures.ts`: the figures of docs/fashion-mnist.md, computed from the sample study that it describes. */
import path from 'node:path';
import { openStore } from '../db/open-store.ts';
import type { Store } from '../db/store.ts';
import { samplesFolder } from '../electron/engine/samples.ts';
import { valueOf } from '../shared/measure.ts';
import type { Space, Trial } from '../shared/model.ts';
import { kruskalWallis } from '../shared/statistics/kruskal-wallis.ts';
import { mean } from '../shared/statistics/mean.ts';
import { quantile } from '../shared/statistics/quantile.ts';
import { rankCorrelation } from '../shared/statistics/rank-correlation.ts';
import { median } from './figures.ts';

type Ended = Trial & { readonly value: number };

export interface SampleFigures {
  /** What was found in all, by what it is. */
  readonly overall: Readonly<Record<string, string>>;
  readonly parameters: readonly ParameterFigures[];
}

export interface ParameterFigures {
  readonly name: string;
  readonly observed: string;
  readonly p: string;
}

const accuracy = { name: 'accuracy' };
/** Accuracy below the best that still counts as the plateau, and a rounding error. */
const PLATEAU = 0.008 + 1e-9;
/** Units from which on a network counts as wide. */
const WIDE = 256;

export function sampleFigures(): SampleFigures {
  const store = openStore(':memory:');
  try {
    const [studyId] = store.importStudies(path.join(samplesFolder, 'fashion-mnist-assignment.db'), { sample: true });
    const study = store.study(studyId!);
    const trials = store.trialsOf(store.sessions(study.id)[0]!.id) as readonly Ended[];
    return { overall: overallOf(store, trials), parameters: parametersOf(study.space, trials) };
  } finally {
    store.close();
  }
}

function overallOf(store: Store, trials: readonly Ended[]): SampleFigures['overall'] {
  const inOrder = trials.toSorted((left, right) => right.value - left.value);
  const [best, standard] = [inOrder[0]!, trials[0]!];
  const leaks = trials.map(
    ({ id, value }) => Math.max(...store.epochs(id).map(({ select }) => valueOf(select, accuracy)!)) - value,
  );
  const plateau = trials.filter(({ value }) => best.value - value <= PLATEAU);
  const { rho } = rankCorrelation(trials.map(({ stopValue, value }) => [stopValue!, value]));
  return {
    trials: `${trials.length} trials, ${trials.reduce((sum, { epochsDone }) => sum + epochsDone, 0).toLocaleString('en')} epochs`,
    best: inOrder
      .slice(0, 3)
      .map(({ number, value }) => `trial ${number}: ${value.toFixed(4)}`)
      .join(', '),
    default: standard.value.toFixed(4),
    median: median(trials.map(({ value }) => value)).toFixed(4),
    worst: inOrder.at(-1)!.value.toFixed(4),
    'worse than the default': String(trials.filter(({ value }) => value < standard.value).length),
    'within 0.8 points of the best': String(plateau.length),
    'best select epoch over best stop epoch, points': `mean ${(100 * mean(leaks)).toFixed(2)}, median ${(100 * median(leaks)).toFixed(2)}, at most ${(100 * Math.max(...leaks)).toFixed(2)}`,
    'rank correlation of stop and select': rho.toFixed(2),
    'dropout_rate from 256 units on': ofWideNetworks(trials),
    'ended by patience': String(trials.filter(({ epochs, epochsDone }) => epochsDone < epochs).length),
  };
}

/** Dropout was expected to help these. */
function ofWideNetworks(trials: readonly Ended[]): string {
  const pairs = trials.flatMap(({ params, value }) =>
    Number(params['units']) >= WIDE ? [[Number(params['dropout_rate']), value] as const] : [],
  );
  const { rho, p } = rankCorrelation(pairs);
  const within = (low: number, high: number): string =>
    median(pairs.flatMap(([rate, value]) => (rate >= low && rate < high ? value : []))).toFixed(3);
  return `${pairs.length} trials, correlation ${rho.toFixed(2).replace('-', '−')}, p ${probability(p)}; medians ${within(0, 0.1)} below 0.1, ${within(0.1, 0.3)} from 0.1 to 0.3, ${within(0.3, 1)} above`;
}

function parametersOf(space: Space, trials: readonly Ended[]): readonly ParameterFigures[] {
  return Object.entries(space).flatMap(([name, dimension]) => {
    const having = trials.filter(({ params }) => params[name] !== undefined);
    if (dimension.type === 'fixed') return [];
    return dimension.type === 'categorical' || name === 'hidden_layers'
      ? [{ name, ...byChoice(having, name) }]
      : [{ name, ...byNumber(having, name) }];
  });
}

function byChoice(trials: readonly Ended[], name: string): Omit<ParameterFigures, 'name'> {
  const groups = [...Map.groupBy(trials, ({ params }) => params[name]!)].map(([choice, those]) => ({
    choice,
    values: those.map(({ value }) => value),
  }));
  const medians = groups
    .toSorted((left, right) => median(right.values) - median(left.values))
    .map(({ choice, values }) => `${String(choice)}: ${median(values).toFixed(3)}`);
  return { observed: medians.join(', '), p: probability(kruskalWallis(groups.map(({ values }) => values)).p) };
}

function byNumber(trials: readonly Ended[], name: string): Omit<ParameterFigures, 'name'> {
  const pairs = trials.map(({ params, value }) => [Number(params[name]), value] as const);
  const { rho, p } = rankCorrelation(pairs);
  const places = pairs.map(([place]) => place);
  const [low, high] = [quantile(places, 0.25), quantile(places, 0.75)];
  const lowest = median(pairs.flatMap(([place, value]) => (place <= low ? value : [])));
  const highest = median(pairs.flatMap(([place, value]) => (place >= high ? value : [])));
  const quarters = `median ${lowest.toFixed(3)} up to ${Number(low.toPrecision(2))}, ${highest.toFixed(3)} from ${Number(high.toPrecision(2))}`;
  return {
    observed: `correlation ${rho
      .toFixed(2)
      .replace(/^-0\.00$/, '0.00')
      .replace('-', '−')} (n = ${pairs.length}); ${quarters}`,
    p: probability(p),
  };
}

function probability(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toPrecision(2);
}

if (import.meta.main) {
  const { overall, parameters } = sampleFigures();
  for (const [what, found] of Object.entries(overall)) process.stdout.write(`${what}: ${found}\n`);
  for (const { name, observed, p } of parameters) process.stdout.write(`| ${name} | ${observed} | ${p} |\n`);
}
