/**
 * One run of CMA-ES from a starting point: the distribution, and the results that have not made a generation yet.
 * Every `population` results in the order of arrival make one, whatever distribution each of them was drawn from, so that
 * with several workers none is wasted.
 */
import type { Axis, CategoryAxis, NumberAxis } from '../../coordinates.ts';
import type { Random } from '../../../../../shared/random.ts';
import { drawCategories, evenCategories, learnCategories, type Categories } from './categories.ts';
import { constantsFor, type Constants } from './constants.ts';
import { gaussianAt, learn, sampler, type Gaussian } from './gaussian.ts';
import { withMargin } from './margin.ts';
import { symmetricEigen } from '../../numerics/symmetric-eigen.ts';

export interface Told {
  /** A coordinate for each axis: the unrounded place of a number, the index of a category; NaN where it is not known. */
  readonly point: ArrayLike<number>;
  /** Null where the trial failed, which ranks after all others. */
  readonly loss: number | null;
  /** The generation that it was drawn from, or null where it was not drawn in this run. */
  readonly generation: number | null;
}

export interface Run {
  readonly axes: readonly Axis[];
  readonly constants: Constants;
  readonly gaussian: Gaussian;
  readonly categories: Categories;
  /** In the order of arrival. */
  readonly open: readonly Told[];
  /** Best and worst loss of each of the last generations, the latest last. */
  readonly extremes: readonly (readonly [best: number, worst: number])[];
}

/** The first step size, in units of the range. */
export const FIRST_SIGMA = 1 / 6;
/** A run has converged when no parameter moves by more than this share of its range any more. */
const SMALLEST_STEP = 1e-4;
const SMALLEST_DIFFERENCE = 1e-12;
const LARGEST_CONDITION = 1e14;

export function startRun(axes: readonly Axis[], start: Float64Array, population: number): Run {
  const numbers = axes.flatMap((axis, at) => (axis.kind === 'number' ? [start[at]!] : []));
  return {
    axes,
    constants: constantsFor(numbers.length, population),
    gaussian: gaussianAt(Float64Array.from(numbers), FIRST_SIGMA),
    categories: evenCategories(categoryAxes(axes).map(({ count }) => count)),
    open: [],
    extremes: [],
  };
}

/** Draws points, with a coordinate for each axis, from the distribution as it is now. */
export function drawerOf({ axes, gaussian, categories }: Run): (random: Random) => number[] {
  const drawNumbers = sampler(gaussian);
  return (random) => {
    const places = within(axes, drawNumbers, random);
    const indices = drawCategories(categories, random);
    let [number, category] = [0, 0];
    return axes.map(({ kind }) => (kind === 'number' ? places[number++]! : indices[category++]!));
  };
}

/** The run with one more result, which may complete a generation. */
export function tell(run: Run, told: Told): Run {
  const open = [...run.open, told];
  const { population, selected, weights } = run.constants;
  const valid = open.filter(({ loss }) => loss !== null).length;
  if (open.length < population || valid < selected) return { ...run, open };
  const members = bestFirst(open).slice(0, population);
  const losses = members.flatMap(({ loss }) => loss ?? []);
  const extremes = [...run.extremes, [losses[0]!, losses.at(-1)!] as const].slice(-memoryOf(run));
  const ofKind = (kind: Axis['kind'], { point }: Told): Float64Array =>
    Float64Array.from(run.axes.flatMap((axis, at) => (axis.kind === kind ? [point[at]!] : [])));
  const chosen = members.slice(0, selected).map((member) => ofKind('category', member));
  const categories = learnCategories(run.categories, chosen, weights.subarray(0, selected));
  const gaussian = learnNumbers(
    run,
    members.map((member) => ({
      point: ofKind('number', member),
      own: member.generation === run.gaussian.generation,
    })),
  );
  return { ...run, gaussian, categories, open: [], extremes };
}

/** Whether going on would change nothing that matters: Hansen 2016, appendix B.3. */
export function hasConverged(run: Run): boolean {
  const { gaussian, extremes } = run;
  const n = gaussian.mean.length;
  if (extremes.length >= memoryOf(run)) {
    const [lowest, highest] = [Math.min(...extremes.map(([best]) => best)), Math.max(...extremes.map(([, worst]) => worst))];
    if (highest - lowest < SMALLEST_DIFFERENCE) return true;
  }
  if (n > 0 && conditionOf(gaussian) > LARGEST_CONDITION) return true;
  const continuous = numberAxes(run.axes).flatMap(({ step }, at) => (step === null ? [at] : []));
  const deviation = (at: number): number => gaussian.sigma * Math.sqrt(gaussian.covariance[at * n + at]!);
  return continuous.length > 0 && continuous.every((at) => deviation(at) < SMALLEST_STEP);
}

function conditionOf({ mean, covariance }: Gaussian): number {
  const { values } = symmetricEigen(covariance, mean.length);
  return Math.max(...values) / Math.min(...values);
}

function learnNumbers({ axes, gaussian, constants }: Run, members: Parameters<typeof learn>[1]): Gaussian {
  if (gaussian.mean.length === 0) return { ...gaussian, generation: gaussian.generation + 1 };
  const alpha = 1 / (axes.length * constants.population);
  return withMargin(learn(gaussian, members, constants), numberAxes(axes), alpha);
}

/** Draws again where a continuous coordinate lies outside its range, and in the end puts it on the bound. */
function within(axes: readonly Axis[], draw: (random: Random) => Float64Array, random: Random): Float64Array {
  const bounded = numberAxes(axes).map(({ step }) => step === null);
  const isInside = (place: number, at: number): boolean => !bounded[at]! || (place >= 0 && place <= 1);
  let places = draw(random);
  for (let attempt = 1; attempt < 10 * axes.length && !places.every(isInside); attempt++) places = draw(random);
  return places.map((place, at) => (isInside(place, at) ? place : Math.min(1, Math.max(0, place))));
}

function bestFirst(told: readonly Told[]): readonly Told[] {
  return told.toSorted((left, right) => (left.loss === right.loss ? 0 : (left.loss ?? Infinity) - (right.loss ?? Infinity)));
}

/** Generations whose losses are kept to see whether they still differ. */
function memoryOf({ constants, gaussian }: Run): number {
  return 10 + Math.ceil((30 * gaussian.mean.length) / constants.population);
}

function numberAxes(axes: readonly Axis[]): readonly NumberAxis[] {
  return axes.filter((axis) => axis.kind === 'number');
}

function categoryAxes(axes: readonly Axis[]): readonly CategoryAxis[] {
  return axes.filter((axis) => axis.kind === 'category');
}
