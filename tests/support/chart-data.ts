/** Made-up data for every chart, the same every time: a search of any size over the default space. */
import { withPlannedRungs } from '../../electron/engine/search/rungs/planned-rungs.ts';
import { bracketRungs } from '../../shared/bracket-rungs.ts';
import type { Epoch, Params, Space, TrialState } from '../../shared/model.ts';
import type { BracketRung, BracketTrial, PlotData, PlotPoint } from '../../shared/plots.ts';
import type { ComparisonEvidence, IncumbentCurve } from '../../shared/evidence.ts';
import { randomFor } from '../../shared/random.ts';
import { ASSIGNMENT_SPACE } from '../../shared/network/assignment-space.ts';
import { quantile } from '../../shared/statistics/quantile.ts';
import { winnersCurse } from '../../shared/statistics/winners-curse.ts';

export type DataOf<Kind extends string, Data = PlotData> = Data extends { readonly kind: infer Named }
  ? Kind extends Named
    ? Data
    : never
  : never;

export const SPACE: Space = ASSIGNMENT_SPACE;

interface MadeTrial {
  readonly id: number;
  readonly number: number;
  readonly params: Params;
  readonly value: number;
}

/** Trials whose value follows from their learning rate and width; one in 25 has diverged. */
export function madeTrials(count: number): readonly MadeTrial[] {
  const random = randomFor('chart data');
  return Array.from({ length: count }, (_, at) => {
    const params = Object.fromEntries(
      Object.entries(SPACE).map(([name, dimension]) => {
        if (dimension.type === 'categorical')
          return [name, dimension.values[Math.floor(random.next() * dimension.values.length)]!];
        if (dimension.type === 'fixed') return [name, dimension.value];
        const { low, high, scale, type } = dimension;
        const raw = scale === 'log' ? low * (high / low) ** random.next() : low + random.next() * (high - low);
        return [name, type === 'int' ? Math.round(raw) : raw];
      }),
    );
    const offBy = Math.log10((params['learning_rate'] as number) / 2e-3);
    const width = Math.log2((params['units'] as number) / 32) / 4;
    const good = 0.885 - 0.03 * offBy ** 2 + 0.012 * width + 0.004 * random.normal();
    const { momentum, weight_decay, ...used } = params;
    return {
      id: 1000 + at,
      number: at + 1,
      params: params['optimizer'] === 'adamw' ? { ...used, weight_decay: weight_decay! } : { ...used, momentum: momentum! },
      value: random.next() < 0.04 ? 0.1 : good,
    };
  });
}

export function historyData(count: number): DataOf<'history'> {
  const all = madeTrials(count).map(({ id, number, value }): PlotPoint => ({ id, number, x: number, y: value }));
  let best = -Infinity;
  const incumbent = all.filter(({ y }) => y > best && ((best = y), true));
  const points = all.length > 2000 ? all.filter((_, at) => at % Math.ceil(all.length / 2000) === 0) : all;
  return {
    kind: 'history',
    shown: { matched: count, shown: points.length, by: points.length < count ? 'bins' : 'all' },
    points,
    incumbent,
    last: count,
    curse: {
      trials: count,
      excess: all.filter((_, at) => at % Math.ceil(count / 50) === 0).map(({ x }) => ({ x, y: winnersCurse(x, 0.0025) })),
    },
    bins: points.length < count ? binsOf(all, 60, 40) : null,
  };
}

function binsOf(points: readonly { readonly x: number; readonly y: number }[], columns: number, rows: number) {
  const [x0, x1, y0, y1] = [
    Math.min(...points.map(({ x }) => x)),
    Math.max(...points.map(({ x }) => x)),
    Math.min(...points.map(({ y }) => y)),
    Math.max(...points.map(({ y }) => y)),
  ];
  const [width, height] = [(x1 - x0) / columns, (y1 - y0) / rows];
  const counts = new Map<number, number>();
  for (const { x, y } of points) {
    const cell =
      Math.min(rows - 1, Math.floor((y - y0) / height)) * columns + Math.min(columns - 1, Math.floor((x - x0) / width));
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const edges = (low: number, size: number, count: number) => Array.from({ length: count + 1 }, (_, at) => low + at * size);
  return {
    xEdges: edges(x0, width, columns),
    yEdges: edges(y0, height, rows),
    cells: [...counts].map(([cell, count]) => [cell % columns, Math.floor(cell / columns), count] as const),
  };
}

export function curvesData(count: number, top: number): DataOf<'curves'> {
  const random = randomFor('curves');
  const ranked = madeTrials(count).toSorted((left, right) => right.value - left.value);
  const curve = (value: number) =>
    Array.from({ length: 15 }, (_, at) => value - 0.12 * Math.exp(-at / 3) + 0.002 * random.normal());
  const rest = ranked.slice(top).map(({ value }) => curve(value));
  const quantile = (epoch: number, share: number): number => {
    const sorted = rest.map((values) => values[epoch]!).sort((left, right) => left - right);
    return sorted[Math.floor(share * (sorted.length - 1))]!;
  };
  const line = ({ id, number, value }: MadeTrial, rank: number | null) => ({
    id,
    number,
    sessionId: 1,
    rank,
    values: curve(value),
  });
  return {
    kind: 'curves',
    shown: { matched: count, shown: count, by: 'all' },
    curves: [...ranked.slice(0, top).map((trial, at) => line(trial, at + 1)), line(ranked[Math.floor(count / 2)]!, null)],
    density: Array.from({ length: 15 }, (_, epoch) => [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => quantile(epoch, share))),
  };
}

export function parallelData(count: number): DataOf<'parallel'> {
  const rows = madeTrials(count).map(({ id, number, params, value }) => ({
    id,
    number,
    params,
    value: number === 3 ? null : value,
  }));
  return {
    kind: 'parallel',
    shown: { matched: count, shown: count, by: 'all' },
    rows: rows.toSorted((left, right) => (right.value ?? -1) - (left.value ?? -1)),
  };
}

export function sliceData(count: number, parameter: string): DataOf<'slice'> {
  const dimension = SPACE[parameter]!;
  const points = madeTrials(count)
    .filter(({ params }) => params[parameter] !== undefined)
    .map(({ id, number, params, value }) => {
      const given = params[parameter]!;
      const x = dimension.type === 'categorical' ? dimension.values.indexOf(given) : Number(given);
      return { id, number, x, y: value, value };
    });
  return { kind: 'slice', shown: { matched: points.length, shown: points.length, by: 'all' }, points, bins: null };
}

export function scatterData(count: number): DataOf<'scatter'> {
  const random = randomFor('durations');
  const points = madeTrials(count).map(({ id, number, params, value }) => ({
    id,
    number,
    x: 4000 + 60 * (params['units'] as number) * (1 + 0.2 * random.next()),
    y: Number(params['units']),
    value: number % 17 === 0 ? null : value,
  }));
  return { kind: 'scatter', shown: { matched: count, shown: count, by: 'all' }, points, bins: null };
}

export function contourData(count: number, cells = 8): DataOf<'contour'> {
  const found = new Map<number, MadeTrial[]>();
  for (const trial of madeTrials(count)) {
    const x = Math.min(
      cells - 1,
      Math.floor((Math.log((trial.params['learning_rate'] as number) / 1e-4) / Math.log(300)) * cells),
    );
    const y = Math.min(cells - 1, Math.floor((Math.log2((trial.params['units'] as number) / 32) / 4) * cells));
    found.set(y * cells + x, [...(found.get(y * cells + x) ?? []), trial]);
  }
  const edge = (low: number, high: number, at: number): string =>
    String(Number((low * (high / low) ** (at / cells)).toPrecision(3)));
  const labels = (low: number, high: number) =>
    Array.from({ length: cells }, (_, at) => `${edge(low, high, at)} – ${edge(low, high, at + 1)}`);
  return {
    kind: 'contour',
    shown: { matched: count, shown: count, by: 'bins' },
    xLabels: labels(1e-4, 3e-2),
    yLabels: labels(32, 512),
    cells: [...found].map(([cell, trials]) => {
      const best = trials.reduce((found, trial) => (trial.value > found.value ? trial : found));
      const mean = trials.reduce((sum, { value }) => sum + value, 0) / trials.length;
      return { x: cell % cells, y: Math.floor(cell / cells), mean, best: best.value, count: trials.length, bestTrialId: best.id };
    }),
  };
}

export function distributionData(sessions: number): DataOf<'distribution'> {
  const series = Array.from({ length: sessions }, (_, session) => {
    const random = randomFor('distribution', session);
    const values = Array.from({ length: 60 }, () => 0.87 + 0.006 * session - Math.abs(0.02 * random.normal())).sort(
      (left, right) => left - right,
    );
    return { sessionId: session + 1, values, shares: values.map((_, at) => (at + 1) / values.length) };
  });
  return { kind: 'distribution', shown: { matched: 60 * sessions, shown: 60 * sessions, by: 'all' }, series };
}

export function timelineData(count: number, workers: number): DataOf<'timeline'> {
  const random = randomFor('timeline');
  const free = new Array<number>(workers).fill(0);
  const states: readonly TrialState[] = ['completed', 'completed', 'completed', 'stopped', 'stopped', 'failed', 'diverged'];
  const spans = Array.from({ length: count }, (_, at) => {
    const worker = free.indexOf(Math.min(...free));
    const startMs = free[worker]! + 300 + (at === Math.floor(count / 2) ? 9 * 3_600_000 : 0);
    const endMs = startMs + 4000 + 30_000 * random.next();
    if (at === Math.floor(count / 2)) free.fill(endMs);
    free[worker] = endMs;
    const state: TrialState = at >= count - workers ? 'running' : states[Math.floor(random.next() * states.length)]!;
    return { id: 1000 + at, number: at + 1, worker, startMs, endMs, state };
  });
  return { kind: 'timeline', shown: { matched: count, shown: count, by: 'all' }, spans };
}

/** Sizes and epochs of the rungs of Hyperband's brackets for 27 epochs, eta 3. */
const HYPERBAND_27: readonly (readonly (readonly [size: number, epochs: number])[])[] = [
  [
    [27, 1],
    [9, 3],
    [3, 9],
    [1, 27],
  ],
  [
    [12, 3],
    [4, 9],
    [1, 27],
  ],
  [
    [6, 9],
    [2, 27],
  ],
  [[4, 27]],
];

/** A Hyperband session whose last bracket is at work: two of its trials run, one waits; two others broke down. */
export function bracketsData(plan = HYPERBAND_27): DataOf<'brackets'> {
  const random = randomFor('brackets');
  const trials: BracketTrial[] = [];
  const rungs: BracketRung[] = [];
  plan.forEach((bracket, at) => {
    let lower: readonly BracketTrial[] = [];
    bracket.forEach(([size, epochs], rung) => {
      const promoted = lower
        .filter(({ state }) => state === 'completed')
        .toSorted((one, other) => other.stopValue! - one.stopValue!);
      const entered = Array.from({ length: size }, (_, place): BracketTrial => {
        const number = trials.length + place + 1;
        const parent = promoted[place];
        const quality = parent?.value ?? 0.82 + 0.05 * random.next();
        const value = Math.min(0.9, quality + 0.012 * random.next());
        const open = at === plan.length - 1 && place > 0;
        const state: TrialState = open ? (place === 3 ? 'queued' : 'running') : number % 20 === 0 ? 'diverged' : 'completed';
        const done = state === 'completed';
        return {
          ...{ id: 1000 + number, number, bracket: at, rung, parent: parent?.number ?? null, state, epochs },
          epochsDone: done ? epochs : Math.floor(epochs * 0.3 * place) % epochs,
          stopValue: done ? value + 0.002 * random.normal() : null,
          value: done ? value : null,
        };
      });
      trials.push(...entered);
      const finished = entered.filter(({ state }) => state === 'completed' || state === 'diverged').length;
      rungs.push({ bracket: at, rung, epochs, trials: size, finished, promoted: bracket[rung + 1]?.[0] ?? 0, planned: size });
      lower = entered;
    });
  });
  return { kind: 'brackets', shown: { matched: trials.length, shown: trials.length, by: 'all' }, rungs, trials };
}

/** The same session when so many of its trials are there, and the others are planned. */
export function begunBracketsData(count: number): DataOf<'brackets'> {
  const trials = bracketsData().trials.slice(0, count);
  const brackets = HYPERBAND_27.map((bracket) => bracket.map(([size, epochs]) => ({ size, epochs })));
  const rungs = withPlannedRungs(bracketRungs(trials), { brackets, iterations: 1 });
  return { kind: 'brackets', shown: { matched: count, shown: count, by: 'all' }, rungs, trials };
}

/** Repetitions in which each arm is better by a little than the one before it, over 600 epochs. */
export function comparisonData(arms: number, pairs: number): Pick<ComparisonEvidence, 'arms' | 'curves' | 'bestKnown'> {
  const bestKnown = 0.9012;
  const at = Array.from({ length: 60 }, (_, place) => 10 * (place + 1));
  const random = randomFor('comparison');
  const speed = (arm: number): number => 90 / (1 + 0.6 * arm);
  const ends = Array.from({ length: arms }, (_, arm) =>
    Array.from({ length: pairs }, () => 0.001 + (0.008 / (1 + 0.5 * arm)) * Math.abs(random.normal())),
  );
  const curve = (arm: number): IncumbentCurve => {
    const regret = (place: number, share: number): number => quantile(ends[arm]!, share) + 0.05 * Math.exp(-place / speed(arm));
    return {
      median: at.map((place) => bestKnown - regret(place, 0.5)),
      low: at.map((place) => bestKnown - regret(place, 0.62)),
      high: at.map((place) => bestKnown - regret(place, 0.38)),
      averageRank: at.map((place) => (arms + 1) / 2 + ((arms - 1) / 2 - arm) * Math.min(1, place / 300) * 0.7),
    };
  };
  const axis = { at, arms: Array.from({ length: arms }, (_, arm) => curve(arm)) };
  const unknown = { value: null, low: null, high: null };
  return {
    bestKnown: { value: bestKnown, interval: { low: bestKnown - 0.0012, high: bestKnown + 0.0012 } },
    curves: { epochs: axis, seconds: { ...axis, at: at.map((place) => 0.8 * place) }, trials: axis },
    arms: ends.map((regrets, arm) => ({
      ...{
        arm,
        runs: pairs,
        final: unknown,
        finalSelect: unknown,
        regret: unknown,
        spent: null,
        overtuning: [],
        speedUp: null,
        startup: null,
      },
      finals: regrets.map((regret, place) => ({ repetition: place + 1, value: bestKnown - regret, regret })),
      toTarget: { reached: pairs, epochs: unknown, seconds: unknown, trials: unknown },
    })),
  };
}

export function epochsOf(count: number): readonly Epoch[] {
  const random = randomFor('epochs');
  return Array.from({ length: count }, (_, at) => {
    const gone = Math.exp(-at / 3);
    const late = 0.004 * Math.max(0, at - 8) ** 1.5;
    return {
      epoch: at + 1,
      durationMs: 800,
      train: { loss: 0.2 + 0.45 * gone - 0.004 * at },
      stop: {
        loss: 0.31 + 0.3 * gone + late + 0.006 * random.normal(),
        accuracy: 0.887 - 0.1 * gone - late / 4 + 0.002 * random.normal(),
      },
      select: {
        loss: 0.318 + 0.3 * gone + late + 0.006 * random.normal(),
        accuracy: 0.884 - 0.1 * gone - late / 4 + 0.002 * random.normal(),
      },
      confirm: null,
      facts: { learning_rate: 1e-3 },
    };
  });
}

export const CLASSES = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'];

export function confusionData(): readonly (readonly number[])[] {
  const random = randomFor('confusion');
  const likeness = (actual: number, predicted: number): number =>
    [0, 2, 3, 4, 6].includes(actual) && [0, 2, 3, 4, 6].includes(predicted) ? 40 : 6;
  return CLASSES.map((_, actual) => {
    const mistakes = CLASSES.map((_, predicted) => Math.floor(random.next() ** 2 * likeness(actual, predicted)));
    const wrong = mistakes.reduce((sum, count, predicted) => sum + (predicted === actual ? 0 : count), 0);
    return mistakes.map((count, predicted) => (predicted === actual ? 600 - wrong : count));
  });
}
