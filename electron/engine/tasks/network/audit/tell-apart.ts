/**
 * Whether a small model can tell the rows of two tables apart: a logistic regression on the inputs and their squares, fitted on one
 * half of both tables and scored on the other. Rows of one source give an area of 0.5 (a classifier two-sample test: Lopez-Paz and
 * Oquab 2017, ICLR). It is given inputs alone, no labels.
 */
import { randomFor, shuffle, type Random } from '../../../../../shared/random.ts';
import { ranks } from '../../../../../shared/statistics/ranks.ts';
import { columnStatistics, standardisationBy, standardised, type Inputs } from '../data/standardisation.ts';

export interface ToTellApart {
  /** [rows, features] row-major, at least four rows of each. */
  readonly one: Inputs;
  readonly other: Inputs;
  readonly features: number;
}

export interface ToldApart {
  /** Area under the curve: how probably a row of the second table is scored above one of the first. */
  readonly area: number;
  /** Its standard deviation where nothing tells them apart: sqrt((n + m + 1) / (12 n m)) for n and m scored rows (Mann and Whitney 1947). */
  readonly noise: number;
}

const PASSES = 5;
const STEP = 0.02;
/** Of the weights, towards zero. */
const PENALTY = 1e-3;
/** In standard deviations: a pixel that is nearly always the same is no louder than any other. */
const FARTHEST = 3;

export function tellApart({ one, other, features }: ToTellApart): ToldApart {
  const random = randomFor('told apart', features);
  const [ones, others] = [halves(one, features), halves(other, features)];
  const seen = Float32Array.from([...ones.fitted, ...others.fitted]);
  const standardisation = standardisationBy(columnStatistics(seen, features), 1);
  const numbers = (inputs: Inputs): Float32Array =>
    standardised(inputs, features, standardisation).map((value) => Math.max(-FARTHEST, Math.min(FARTHEST, value)));
  const weights = fitted(numbers(seen), ones.fitted.length / features, features, random);
  const [low, high] = [ones, others].map(({ scored }) => scores(numbers(scored), weights)) as [number[], number[]];
  return {
    area: areaUnderCurve(low, high),
    noise: Math.sqrt((low.length + high.length + 1) / (12 * low.length * high.length)),
  };
}

/** Every other row, so that an order of the rows is in both. */
function halves(inputs: Inputs, features: number): { readonly fitted: Inputs; readonly scored: Inputs } {
  const isScored = (at: number): boolean => Math.floor(at / features) % 2 === 1;
  return {
    fitted: inputs.filter((_, at) => !isScored(at)),
    scored: inputs.filter((_, at) => isScored(at)),
  };
}

/** Of the intercept, the inputs and their squares. */
interface Weights {
  intercept: number;
  readonly linear: Float64Array;
  readonly square: Float64Array;
}

/** Maximum likelihood with a penalty, by steps along the gradient of one row at a time, ever shorter. @param ones rows of the first table, which come first */
function fitted(numbers: Float32Array, ones: number, features: number, random: Random): Weights {
  const weights = { intercept: 0, linear: new Float64Array(features), square: new Float64Array(features) };
  const rows = numbers.length / features;
  const balance = { first: rows / (2 * ones), second: rows / (2 * (rows - ones)) };
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  let taken = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    for (const row of shuffle(order, random)) {
      const step = (STEP / features) * (1 - taken++ / (PASSES * rows));
      const begin = row * features;
      const isSecond = row >= ones;
      const error =
        (Number(isSecond) - 1 / (1 + Math.exp(-score(numbers, begin, weights)))) * balance[isSecond ? 'second' : 'first'];
      weights.intercept += step * error;
      for (let at = 0; at < features; at++) {
        const value = numbers[begin + at]!;
        weights.linear[at]! += step * (error * value - PENALTY * weights.linear[at]!);
        weights.square[at]! += step * (error * (value * value - 1) - PENALTY * weights.square[at]!);
      }
    }
  }
  return weights;
}

function score(numbers: Float32Array, begin: number, { intercept, linear, square }: Weights): number {
  let sum = intercept;
  for (let at = 0; at < linear.length; at++) {
    const value = numbers[begin + at]!;
    sum += linear[at]! * value + square[at]! * (value * value - 1);
  }
  return sum;
}

function scores(numbers: Float32Array, weights: Weights): number[] {
  const features = weights.linear.length;
  return Array.from({ length: numbers.length / features }, (_, row) => score(numbers, row * features, weights));
}

/** By the rank sum of the second (Mann and Whitney 1947); equal scores count half. */
function areaUnderCurve(low: readonly number[], high: readonly number[]): number {
  const rankSum = ranks([...low, ...high])
    .slice(low.length)
    .reduce((sum, rank) => sum + rank, 0);
  return (rankSum - (high.length * (high.length + 1)) / 2) / (low.length * high.length);
}
