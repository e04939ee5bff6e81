/**
 * The scale on which losses are modelled. A Gaussian process expects outcomes that vary about as much near the best as
 * elsewhere; losses often spread over orders of magnitude, or crowd at the bad end. So a scale is chosen from a few, linear
 * and logarithmic, by the likelihood of the losses themselves, as Box and Cox (1964) chose theirs.
 *
 * Notation: g the scale, increasing; u the loss as a distance from the anchor, in units of the distance of the median;
 * c the offset below which differences count as if the scale were linear.
 */
import { quantile } from '../../../../../shared/statistics/quantile.ts';

export interface OutcomeScale {
  /** g(loss) */
  to(loss: number): number;
  from(outcome: number): number;
  /** log g'(loss), up to a constant that all scales share. */
  logSlope(loss: number): number;
}

/** The scales that these losses might be modelled on, the linear one first; it alone where they do not differ. */
export function scalesFor(losses: readonly number[]): readonly OutcomeScale[] {
  const [least, median, most] = [0, 0.5, 1].map((share) => quantile(losses, share)) as [number, number, number];
  const [above, below] = [median - least, most - median];
  return [
    LINEAR,
    ...(above > 0 ? [1, 0.1, 0.01].map((offset) => fromTheBest(least, above, offset)) : []),
    ...(below > 0 ? [1, 0.1].map((offset) => fromTheWorst(most, below, offset)) : []),
  ];
}

const LINEAR: OutcomeScale = { to: (loss) => loss, from: (outcome) => outcome, logSlope: () => 0 };

/** g = log(u + c), u from the lowest loss upwards: it tells good losses apart that differ little beside the others. */
function fromTheBest(least: number, unit: number, offset: number): OutcomeScale {
  return {
    to: (loss) => Math.log((loss - least) / unit + offset),
    from: (outcome) => least + unit * (Math.exp(outcome) - offset),
    logSlope: (loss) => -Math.log(loss - least + unit * offset),
  };
}

/** g = -log(u + c), u from the highest loss downwards: it tells bad losses apart, where most lie on a plateau. */
function fromTheWorst(most: number, unit: number, offset: number): OutcomeScale {
  return {
    to: (loss) => -Math.log((most - loss) / unit + offset),
    from: (outcome) => most - unit * (Math.exp(-outcome) - offset),
    logSlope: (loss) => -Math.log(most - loss + unit * offset),
  };
}

/** Mean 0 and deviation 1, with what it takes to go back; equal outcomes stay at 0. */
export interface Standardised {
  readonly outcomes: Float64Array;
  readonly centre: number;
  readonly spread: number;
}

export function standardise(values: Float64Array): Standardised {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length;
  const spread = Math.sqrt(variance) || 1;
  return { outcomes: values.map((value) => (value - centre) / spread), centre, spread };
}
