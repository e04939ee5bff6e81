/**
 * Bayesian optimisation as Keras Tuner 1.4.8 does it, for comparison with it: same model, same made-up scores of running
 * trials, same acquisition. What differs: draws and the chance of starts; a configuration is not proposed twice; the
 * acquisition is minimised with its exact slopes (with numerical ones there).
 */
import { gainOf } from '../../../../shared/measure.ts';
import type { Params } from '../../../../shared/model.ts';
import type { Random } from '../../../../shared/random.ts';
import { openIn, whyNothingIsLeft } from '../tried.ts';
import { drawNew } from '../draw-new.ts';
import { fitAsKerasTuner, lowerBound, predictScore, type KerasTunerModel } from './gaussian-process/keras-tuner-model.ts';
import { fromPlaces, toPlaces } from './gaussian-process/keras-tuner-places.ts';
import { minimise } from '../numerics/minimise.ts';
import { resultsOf } from '../history/results.ts';
import { isRunning } from '../rungs/ranking.ts';
import type { Ask, HistoryTrial, SearchProblem, Strategy, StrategyOptions } from '../strategy.ts';

interface Memo {
  readonly lengthScale: number;
  /** Number and made-up score of each trial that ran when the trial was asked for. */
  readonly madeUp: readonly (readonly [ordinal: number, score: number])[];
}

export interface Told {
  readonly places: readonly Float64Array[];
  readonly scores: readonly number[];
  readonly madeUp: Memo['madeUp'];
}

const STARTS = 50;

/** What the model is fitted to: results as losses, and for running trials mean plus deviation of the last model. */
export function toldTo(problem: SearchProblem, history: readonly HistoryTrial[], alpha: number): Told {
  const losses = new Map(resultsOf(problem, history).map(({ ordinal, loss }) => [ordinal, loss]));
  const running = history.filter(isRunning);
  const last = running.length > 0 ? lastModel(problem, history, alpha) : null;
  const madeUp = running.map(({ ordinal, params }) => [ordinal, madeUpScore(last, toPlaces(problem.space, params))] as const);
  return { ...told(problem, history, new Map([...losses, ...madeUp])), madeUp };
}

function told(
  { space }: SearchProblem,
  history: readonly HistoryTrial[],
  scores: ReadonlyMap<number, number>,
): Omit<Told, 'madeUp'> {
  const known = history.filter(({ ordinal }) => scores.has(ordinal));
  return {
    places: known.map(({ params }) => toPlaces(space, params)),
    scores: known.map(({ ordinal }) => scores.get(ordinal)!),
  };
}

/** A model that was never fitted answers with its prior there, whose mean is 0 and whose deviation is 1. */
function madeUpScore(model: KerasTunerModel | null, place: Float64Array): number {
  if (!model) return 1;
  const { mean, deviation } = predictScore(model, place);
  return mean + deviation;
}

/** Random trials first, where nobody says how many. */
const PER_PARAMETER = 3;

/** The model as it was fitted for the last trial that it proposed. */
function lastModel(problem: SearchProblem, history: readonly HistoryTrial[], alpha: number): KerasTunerModel | null {
  const at = history.findLastIndex(({ memo }) => memo !== null);
  if (at < 0) return null;
  const { askedAfter } = history[at]!;
  const { lengthScale, madeUp } = history[at]!.memo as Memo;
  const known = history.slice(0, at).filter(({ sequence }) => sequence !== null && sequence <= askedAfter);
  const losses = resultsOf(problem, known).map(({ ordinal, loss }) => [ordinal, loss] as const);
  const { places, scores } = told(problem, history, new Map([...losses, ...madeUp]));
  return fitAsKerasTuner(places, scores, alpha, lengthScale);
}

function searchAsKerasTuner(options: StrategyOptions): Ask {
  const [initial, alpha, beta] = [options['initial'], options['alpha'], options['beta']].map(Number) as [number, number, number];
  return (problem, history, random) => {
    const rest = { epochs: problem.maxEpochs, parent: null, rung: null, bracket: null };
    const wanted = initial || PER_PARAMETER * Math.max(1, Object.keys(problem.space).length);
    const results = resultsOf(problem, history).length;
    if (results >= wanted) {
      const { places, scores, madeUp } = toldTo(problem, history, alpha);
      const model = fitAsKerasTuner(places, scores, alpha);
      const params = lowest(problem, history, model, beta, random);
      const memo: Memo = { lengthScale: model.lengthScale, madeUp };
      if (params) return { kind: 'run', params, ...rest, reason: reasonOf(problem, model, params, beta), memo };
    }
    const params = drawNew(problem.space, history, random);
    if (!params) return { kind: 'done', why: whyNothingIsLeft(problem.space) };
    const why =
      results < wanted ? `${results} of the ${wanted} results to learn from are there` : 'the promising ones were tried';
    return { kind: 'run', params, ...rest, reason: { text: `Drawn at random: ${why}.` } };
  };
}

/** The new configuration at the lowest of the minima that the starts lead to, or null where all of them were tried. */
function lowest(
  { space }: SearchProblem,
  history: readonly HistoryTrial[],
  model: KerasTunerModel,
  beta: number,
  random: Random,
): Params | null {
  const axes = model.posterior.parameters.weights.length;
  const box = { low: new Float64Array(axes), high: new Float64Array(axes).fill(1) };
  const isOpen = openIn(space, history);
  const bound = (place: Float64Array, slopes: Float64Array): number => lowerBound(model, beta, place, slopes);
  const minima = Array.from({ length: STARTS }, () =>
    minimise(
      bound,
      Float64Array.from(box.low, () => random.next()),
      box,
      { evaluations: 60, slope: 1e-5 * model.spread, gain: 1e-9 * model.spread },
    ),
  ).toSorted((left, right) => left.value - right.value);
  for (const { point } of minima) {
    const params = fromPlaces(space, point);
    if (isOpen(params)) return params;
  }
  return null;
}

function reasonOf(problem: SearchProblem, model: KerasTunerModel, params: Params, beta: number) {
  const { mean: loss, deviation } = predictScore(model, toPlaces(problem.space, params));
  const mean = gainOf(problem, -loss);
  const bound = mean + gainOf(problem, beta * deviation);
  const text =
    `The model expects ${mean.toPrecision(4)} here, give or take ${deviation.toPrecision(2)}: ` +
    `up to ${beta} deviations better, ${bound.toPrecision(4)}, is the best of the space.`;
  return { text, mean, deviation, bound };
}

export const kerasTunerBayesian: Strategy = {
  name: 'keras-tuner-bayesian',
  title: 'Bayesian optimisation as in Keras Tuner',
  how:
    'After some random trials, three for each parameter, it fits a Gaussian process to the results and takes the ' +
    'configuration whose value is best if luck is on its side by 2.6 deviations. Model, scores that it makes up for ' +
    'running trials (pessimistic ones) and acquisition are those of Keras Tuner 1.4.8, for people who compare with it: ' +
    'one length scale for all parameters, categories as if they had an order, failed trials left out. Unlike there, no ' +
    'configuration is tried twice. The strategy bayesian is the one to search with.',
  paper:
    'O’Malley et al. (2019): Keras Tuner. Its acquisition: Srinivas, Krause, Kakade and Seeger (2010): Gaussian process ' +
    'optimization in the bandit setting. ICML.',
  options: [
    {
      name: 'initial',
      title: 'Random trials first',
      type: 'int',
      default: 0,
      low: 0,
      high: 1000,
      what: 'Results of random trials before the first model; 0 for three for each parameter of the space.',
    },
    {
      name: 'alpha',
      title: 'Variance of the noise (alpha)',
      type: 'float',
      default: 1e-4,
      low: 1e-10,
      high: 1,
      what: 'Variance of the noise, outcomes having 1.',
    },
    {
      name: 'beta',
      title: 'Optimism (beta)',
      type: 'float',
      default: 2.6,
      low: 0,
      high: 100,
      what: 'Deviations of luck; more explore more.',
    },
  ],
  promotes: false,
  startup: { option: 'initial', perParameter: PER_PARAMETER },
  thinks: true,
  create: searchAsKerasTuner,
};
