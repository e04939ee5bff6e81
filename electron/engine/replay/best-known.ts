/** The best that a recording allows, and how well that is known. */
import type { BestKnown } from '../../../shared/best-known.ts';
import { gainOf, isBetter, type Directed } from '../../../shared/measure.ts';
import { randomFor, shuffle, type Random } from '../../../shared/random.ts';
import { mean } from '../../../shared/statistics/mean.ts';
import { quantile } from '../../../shared/statistics/quantile.ts';

const HALVINGS = 400;

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
 * the others how good it is, so that no luck of the choice is in the figure; the mean over many such halvings. They vary as the mean
 * of all seeds does: the delete-d jackknife with d of half (Shao and Tu 1995, The Jackknife and Bootstrap, section 2.3).
 * @param configurations the runs of each; those that have not two with an epoch cannot be chosen
 */
export function bestByHalves(configurations: Iterable<readonly Settled[]>, objective: Directed): BestKnown {
  const measures = [...configurations]
    .map((runs) => runs.flatMap(({ settled }) => settled.at(-1) ?? []))
    .filter(({ length }) => length > 1);
  const candidates = contenders(measures, objective);
  const random = randomFor('best known');
  const scores = Array.from({ length: HALVINGS }, () => scoreOfChosen(candidates, objective, random));
  return { value: mean(scores), interval: { low: quantile(scores, 0.025), high: quantile(scores, 0.975) } };
}

/** Without those of which even the luckiest half is worse than the unluckiest half of another: no halving chooses them. */
function contenders(configurations: readonly (readonly number[])[], objective: Directed): readonly (readonly number[])[] {
  const halves = configurations.map((measures) => {
    const gains = measures.map((measure) => gainOf(objective, measure)).toSorted((left, right) => left - right);
    const half = gains.length >> 1;
    return { measures, least: mean(gains.slice(0, half)), most: mean(gains.slice(-half)) };
  });
  const bar = Math.max(...halves.map(({ least }) => least));
  return halves.flatMap(({ measures, most }) => (most < bar ? [] : [measures]));
}

function scoreOfChosen(configurations: readonly (readonly number[])[], objective: Directed, random: Random): number {
  let [best, score] = [gainOf(objective, -Infinity), Number.NaN];
  for (const measures of configurations) {
    const shuffled = shuffle([...measures], random);
    const half = shuffled.length >> 1;
    const choice = mean(shuffled.slice(0, half));
    if (!isBetter(objective, choice, best)) continue;
    [best, score] = [choice, mean(shuffled.slice(half))];
  }
  return score;
}
