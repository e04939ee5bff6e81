/**
 * How long a search will take: a cost of every configuration in arithmetic and in steps, and the speed of this machine
 * from a short measurement or, better, from the trials that it has trained.
 */
import type { Estimate } from '../../../shared/contract.ts';
import { completeParams, layerSizes } from '../../../shared/hyperparameters.ts';
import type { Params, Space } from '../../../shared/model.ts';
import { randomFor } from '../../../shared/random.ts';
import { createHyperparams } from '../search/create-hyperparams.ts';

/** Speed of one worker while all of them work. */
export interface Speed {
  /** Seconds taken divided by seconds predicted, over what was measured. */
  readonly factor: number;
  /** Spread of that quotient from trial to trial: its 10 % and 90 % quantiles, divided by the factor. */
  readonly low: number;
  readonly high: number;
  /** What was measured, in words. */
  readonly basis: string;
}

export interface SearchSize {
  readonly space: Space;
  readonly trainRows: number;
  readonly measuredRows: number;
  readonly features: number;
  readonly classes: number;
  readonly trials: number;
  readonly epochs: number;
  readonly workers: number;
}

/** Guesses that `Speed.factor` corrects: seconds for a multiplication-addition, a step, a weight of a step. */
const SECONDS_PER_MULTIPLICATION = 2 / 90e9;
const SECONDS_PER_STEP = 80e-6;
const SECONDS_PER_WEIGHT_AND_STEP = 1.2e-9;
const DRAWS = 200;

/** Seconds of one epoch before the machine's factor. */
export function predictedEpochSeconds(
  params: Params,
  size: Pick<SearchSize, 'trainRows' | 'measuredRows' | 'features' | 'classes'>,
): number {
  const values = completeParams(params);
  const sizes = layerSizes(values, size.features, size.classes);
  const weights = sizes.slice(1).reduce((sum, units, layer) => sum + units * sizes[layer]!, 0);
  const steps = Math.ceil(size.trainRows / values.batch_size);
  // Forward, gradient of the weights and gradient of the inputs; the first layer needs no gradient of its inputs.
  const perRow = 3 * weights - sizes[0]! * sizes[1]!;
  const arithmetic = (perRow * size.trainRows + weights * size.measuredRows) * SECONDS_PER_MULTIPLICATION;
  return arithmetic + steps * (SECONDS_PER_STEP + weights * SECONDS_PER_WEIGHT_AND_STEP);
}

/** The mean over the space, with a range from the speed's spread and the chance of the draws. */
export function estimateSearch(size: SearchSize, speed: Speed): Estimate {
  const draws = Array.from({ length: DRAWS }, (_, at) =>
    predictedEpochSeconds(createHyperparams(size.space, randomFor('estimate', at)), size),
  );
  const mean = draws.reduce((sum, seconds) => sum + seconds, 0) / DRAWS;
  const deviation = Math.sqrt(draws.reduce((sum, seconds) => sum + (seconds - mean) ** 2, 0) / (DRAWS - 1));
  const total = (size.trials * size.epochs * mean * speed.factor) / Math.min(size.workers, size.trials);
  const chance = (2 * deviation) / mean / Math.sqrt(size.trials);
  return {
    seconds: total,
    low: total * Math.max(0.2, (1 - chance) * speed.low),
    high: total * (1 + chance) * speed.high,
    trials: size.trials,
    basis: speed.basis,
  };
}
