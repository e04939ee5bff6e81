/** Learns the kernel from the outcomes: the most probable parameters, by descents from several starts. */
import { boxOfTheta, priorPenalty, unpack, usualTheta } from './kernel-parameters.ts';
import { logLikelihoodOf } from './marginal-likelihood.ts';
import { minimise } from '../../numerics/minimise.ts';
import { observationsOf, type Observations } from './observations.ts';

/** More observations than this are first learned from in part, and then from one start only. */
const MANY = 50;
const MOST_EVALUATIONS = 40;
/** Multiplications that one descent may cost: an evaluation takes about half the third power of the observations. */
const EFFORT = 8e7;

/** @param previous the theta of an earlier fit, to start from. */
export function fitTheta(observations: Observations, previous: Float64Array | null): Float64Array {
  const usual = usualTheta(observations.columns.length);
  if (observations.outcomes.length <= MANY) return descend(observations, previous ? [previous, usual] : [usual]);
  return descend(observations, [previous ?? descend(every(observations, MANY), [usual])]);
}

function descend(observations: Observations, starts: readonly Float64Array[]): Float64Array {
  const logLikelihood = logLikelihoodOf(observations);
  const loss = (theta: Float64Array, gradient: Float64Array): number => {
    const likelihood = logLikelihood(theta, gradient);
    for (let at = 0; at < gradient.length; at++) gradient[at] = -gradient[at]!;
    return priorPenalty(unpack(theta), gradient) - likelihood;
  };
  const affordable = Math.round((2 * EFFORT) / observations.outcomes.length ** 3);
  const evaluations = Math.min(MOST_EVALUATIONS, Math.max(5, affordable));
  const box = boxOfTheta(observations.columns.length);
  return starts
    .map((start) => minimise(loss, start, box, { evaluations, slope: 1e-2, gain: 1e-3 }))
    .reduce((best, other) => (other.value < best.value ? other : best)).point;
}

/** So many of the observations, evenly over all of them. */
function every({ distances, columns, outcomes }: Observations, count: number): Observations {
  const rows = Array.from({ length: count }, (_, at) => Math.floor((at * outcomes.length) / count));
  const points = rows.map((row) => Float64Array.from(columns, (column) => column[row]!));
  return observationsOf(
    distances,
    points,
    Float64Array.from(rows, (row) => outcomes[row]!),
  );
}
