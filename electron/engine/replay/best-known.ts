/** The best that a recording allows, and how well that is known. */
import type { BestKnown } from '../../../shared/best-known.ts';
import { gainOf, isBetter, type Directed } from '../../../shared/measure.ts';
import { chosenByHalves } from '../../../shared/statistics/chosen-by-halves.ts';
import { weightedMean, weightedQuantile } from '../../../shared/statistics/weighted.ts';

/** A training as it is judged. */
export interface Settled {
  /** After so many epochs, from 1: the measure at the best epoch by *stop* so far, which is what a trial that ends there comes to. */
  readonly settled: Float64Array;
}

/** The best that stopping any run after any epoch gives. One run is chosen and scored at once, so that its luck counts. */
export function bestOfOneRunEach(runs: readonly Settled[], objective: Directed): BestKnown {
  const value = runs
    .flatMap(({ settled }) => [...settled])
    .reduce((best, measured) => (isBetter(objective, measured, best) ? measured : best), gainOf(objective, -Infinity));
  return { value, interval: null };
}

/**
 * What the best configuration comes to, trained to its end. Half of the model seeds of every configuration say which is best,
 * the others how good it is, so that no luck of the choice is in the figure: the mean over all halvings, each configuration halved
 * without regard to the others. They vary as the mean of all seeds does: the delete-d jackknife with d of half (Shao and
 * Tu 1995, The Jackknife and Bootstrap, section 2.3).
 * @param configurations the runs of each, in any order; those that have not two with an epoch cannot be chosen: where none has, the best of
 * one run each
 */
export function bestByHalves(configurations: Iterable<readonly Settled[]>, objective: Directed): BestKnown {
  const all = [...configurations];
  const gains = all
    .map((runs) => runs.flatMap(({ settled }) => settled.at(-1) ?? []).map((measure) => gainOf(objective, measure)))
    .filter(({ length }) => length > 1);
  if (gains.length === 0) return bestOfOneRunEach(all.flat(), objective);
  const scores = chosenByHalves(gains);
  const [worst, best] = [weightedQuantile(scores, 0.025), weightedQuantile(scores, 0.975)].map((gain) => gainOf(objective, gain));
  return {
    value: gainOf(objective, weightedMean(scores)),
    interval: { low: Math.min(worst!, best!), high: Math.max(worst!, best!) },
  };
}
