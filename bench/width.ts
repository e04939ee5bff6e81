/** What it costs in time that decisions follow a virtual clock, where trials take longer or shorter than was declared. */
import { completeChoice, strategyNamed } from '../electron/engine/search/catalogue.ts';
import { epochsPromised, decideWithin } from '../electron/engine/budget.ts';
import { configurationKey } from '../electron/engine/search/configuration-key.ts';
import { simulate } from '../electron/engine/search/simulate.ts';
import type { SearchProblem } from '../electron/engine/search/strategy.ts';
import { networkCost } from '../electron/engine/tasks/network/training-cost.ts';
import { FASHION_MNIST } from '../electron/engine/tasks/network/data/fashion-mnist.ts';
import { defaultSplit } from '../electron/engine/tasks/network/data/split.ts';
import type { Params, Space } from '../shared/model.ts';
import { randomFor } from '../shared/random.ts';
import { mean } from '../shared/statistics/mean.ts';
import { MOST_CLOCK_PRICE } from '../shared/width.ts';
import { say } from './command.ts';
import type { BenchOptions, Figure, Findings } from './figures.ts';

const EPOCHS = 27;
const TRIALS = 48;
const WORKERS = [2, 8];
/** Standard deviation of the logarithm of a configuration's real duration over the declared one. */
const OFF = [0.1, 0.2, 0.4];
/** Of the same from epoch to epoch. */
const JITTER = 0.03;
/** Those that think long are searched less often: the price does not depend on what they think. */
const STRATEGIES: readonly (readonly [name: string, searches: number])[] = [
  ['random', 60],
  ['narrowing', 60],
  ['tpe', 60],
  ['bayesian', 24],
  ['keras-tuner-bayesian', 10],
  ['cma-es', 60],
  ['successive-halving', 60],
  ['hyperband', 60],
  ['asha', 60],
  ['bohb', 60],
];
const SPACE: Space = {
  learning_rate: { type: 'float', low: 1e-4, high: 1e-1, scale: 'log' },
  optimizer: { type: 'categorical', values: ['momentum', 'adam'] },
  hidden_layers: { type: 'int', low: 1, high: 3 },
  units: { type: 'int', low: 32, high: 512, scale: 'log' },
  batch_size: { type: 'categorical', values: [32, 64, 128, 256] },
};
const PROBLEM: SearchProblem = { space: SPACE, goal: 'maximise', maxEpochs: EPOCHS, maxTrials: null };
const COST = networkCost({ dataset: FASHION_MNIST.summary, split: defaultSplit(FASHION_MNIST.summary.rows) });

interface Setting {
  readonly strategy: string;
  readonly workers: number;
  readonly width: number | null;
  readonly off: number;
  readonly seed: number;
}

export function width({ quick }: BenchOptions): Promise<Findings> {
  const rows: (string | number)[][] = [];
  const prices = new Map<number, number[]>();
  const ofStrategies: Figure[] = [];
  for (const [strategy, searches] of STRATEGIES) {
    say(strategy);
    for (const workers of WORKERS) {
      const twice: number[] = [];
      for (const off of OFF) {
        const seeds = Array.from({ length: quick ? 1 : searches }, (_, at) => at + 1);
        const slowness = (width: number | null): number => {
          const sessions = seeds.map((seed) => session({ strategy, workers, width, off, seed }));
          const sum = (field: keyof Session): number => sessions.reduce((total, each) => total + each[field], 0);
          return sum('durationMs') / sum('trainedMs');
        };
        const free = slowness(null);
        const price = [1, 2].map((factor) => 100 * (slowness(factor * workers) / free - 1));
        for (const [at, each] of price.entries()) prices.set(at + 1, [...(prices.get(at + 1) ?? []), each]);
        twice.push(price[1]!);
        rows.push([strategy, workers, `${100 * off} %`, ...price.map((percent) => Number(percent.toFixed(1)))]);
      }
      const what = `${strategy}, ${workers} workers, width ${2 * workers}, mean`;
      ofStrategies.push({ what, value: mean(twice), unit: '%', reach: { atMost: MOST_CLOCK_PRICE } });
    }
  }
  return Promise.resolve({
    how: [
      `Sessions of ${TRIALS} times ${EPOCHS} epochs, simulated: workers that train at once, with trials whose real duration is the declared one times a log-normal factor, another for each configuration, and ${100 * JITTER} % more or less from epoch to epoch. The price is what a session takes for as much training with the clock over what it takes without it, in percent more, over the same seeds.`,
      `Where twice the workers costs a strategy more than ${MOST_CLOCK_PRICE} %, its results count as they come by default (electron/engine/search/catalogue.ts).`,
    ],
    table: { columns: ['strategy', 'workers', 'off by', 'width = workers, %', 'width = 2 x workers, %'], rows },
    figures: [
      { what: 'price of a width of twice the workers, mean', value: mean(prices.get(2)!), unit: '%', reach: { atMost: 5 } },
      { what: 'price of a width of the workers, mean', value: mean(prices.get(1)!), unit: '%', reach: { atMost: 26 } },
      ...ofStrategies,
    ],
    versions: {},
  });
}

interface Session {
  readonly durationMs: number;
  /** Over all workers. */
  readonly trainedMs: number;
}

function session({ strategy, workers, width, off, seed }: Setting): Session {
  const budget = { epochs: TRIALS * EPOCHS };
  const options = strategyNamed(strategy).options.some(({ name }) => name === 'iterations') ? { iterations: 0 } : {};
  const ask = strategyNamed(strategy).create(completeChoice({ name: strategy, options }).options);
  let trainedMs = 0;
  const trials = simulate({
    next: (history) => decideWithin(budget, ask, PROBLEM, history, seed, { activeMs: 0, promised: epochsPromised }),
    train: (params, epoch) => {
      const own = randomFor('width', seed, configurationKey(params));
      const factor = Math.exp(off * own.normal());
      const limit = 0.7 + 0.2 * own.next();
      const jitter = randomFor('jitter', seed, configurationKey(params), epoch);
      const value = limit * (1 - Math.exp(-epoch / 3));
      const durationMs = 1000 * COST.epochSeconds(params) * factor * Math.exp(JITTER * jitter.normal());
      trainedMs += durationMs;
      return { stop: value, select: value, durationMs };
    },
    goal: PROBLEM.goal,
    workers,
    width,
    epochCost: (params: Params) => COST.epochSeconds(params),
  });
  return { durationMs: Math.max(...trials.map(({ endMs }) => endMs)), trainedMs };
}
