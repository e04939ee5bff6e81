/**
 * BOHB (Falkner, Klein and Hutter 2018): Hyperband that learns where to look, with the defaults of HpBandSter.
 *
 * Where it differs from HpBandSter: the brackets are those of the Hyperband paper; a configuration that the session has
 * had is no candidate; a category's bandwidth stops where it would make its own category the least likely; what a trial
 * found at its select metric is learnt from, while rungs go on ranking by stop.
 */
import { hyperbandPlan, hyperbandWith } from './hyperband.ts';
import { proposeByDensity } from './bohb/propose.ts';
import { drawUniformly, type Sampler } from '../rungs/halve.ts';
import { ETA, ITERATIONS, MIN_EPOCHS, refusalToHalve } from '../rungs/options.ts';
import type { Strategy, StrategyOptions } from '../strategy.ts';

/** HpBandSter's top_n_percent and bandwidth_factor. */
const GOOD_SHARE = 0.15;
const WIDENING = 3;

function samplerWith(options: StrategyOptions): Sampler {
  const [candidates, randomShare] = [Number(options['candidates']), Number(options['random_share'])];
  return (problem, history, random) => {
    const byChance = random.next() < randomShare;
    const learned = { candidates, goodShare: GOOD_SHARE, widening: WIDENING };
    return (byChance ? null : proposeByDensity(problem, history, learned, random)) ?? drawUniformly(problem, history, random);
  };
}

export const bohb: Strategy = {
  name: 'bohb',
  title: 'BOHB',
  how:
    'Hyperband decides how long each trial trains; what is tried is learnt. Among the results with the most epochs of which ' +
    'there are enough, twice as many as parameters and two more, it estimates where the good ones lie and where the others, ' +
    'draws near the good ones and takes what is most typical of them. A third of all configurations is still drawn at ' +
    'random, so that it cannot be misled for good. It is quick at first like Hyperband and precise later like a model.',
  paper:
    'Falkner, Klein and Hutter (2018): BOHB: Robust and efficient hyperparameter optimization at scale. ICML. Defaults: ' +
    'HpBandSter.',
  options: [
    ETA,
    MIN_EPOCHS,
    ITERATIONS,
    {
      name: 'random_share',
      title: 'Share drawn at random',
      type: 'float',
      default: 0.3333,
      low: 0,
      high: 1,
      what: 'Share of the configurations that is drawn at random although there is something to learn from.',
    },
    {
      name: 'candidates',
      title: 'Candidates',
      type: 'int',
      default: 64,
      low: 1,
      high: 10_000,
      what: 'Draws of which the best becomes the next trial.',
    },
  ],
  promotes: true,
  thinks: true,
  refusal: refusalToHalve,
  plan: hyperbandPlan,
  create: (options) => hyperbandWith(samplerWith(options), options),
};
