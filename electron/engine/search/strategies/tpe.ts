/**
 * Tree-structured Parzen estimator (Bergstra et al. 2011), multivariate, with the defaults of Optuna 5.
 *
 * As there: ten random trials first; the best tenth, at most 25, is good and running trials are bad; one kernel for each trial
 * and a prior of weight 1 over the whole range; the newest 25 weigh 1 and older ones down to 1 / n; bandwidths from the gaps to
 * the neighbours, not to the ends of the range, and no narrower than the clip; logarithms and whole numbers with half a step at
 * each end; 24 candidates drawn from the good ones. The tests compare densities with Optuna's own.
 *
 * Where it differs from Optuna: conditional parameters stay in the joint density (Optuna draws each of them on its own);
 * trials that failed or diverged count as the worst (left out there), and stopped ones rank by their value (after all completed
 * ones there); a configuration that the session has had is no candidate; parameters are scaled to [0, 1], which changes
 * nothing but rounding, and steps of a linear scale share it equally.
 */
import { drawNew } from '../draw-new.ts';
import { learnedFrom, resultsOf } from '../history/results.ts';
import type { NewConfiguration } from '../rungs/halve.ts';
import { whyNothingIsLeft } from '../tried.ts';
import type { Ask, HistoryTrial, SearchProblem, Strategy, StrategyOptions } from '../strategy.ts';
import { proposeByParzen } from './tpe/propose.ts';

function searchByParzen(options: StrategyOptions): Ask {
  const [startup, candidates] = [Number(options['startup']), Number(options['candidates'])];
  return (problem, history, random) => {
    const why = whyAtRandom(problem, history, startup);
    const proposed = why === null ? proposeByParzen(problem, history, history, candidates, random) : null;
    const next = proposed ?? drawn(drawNew(problem.space, history, random), why ?? 'the likely ones were tried');
    if (!next) return { kind: 'done', why: whyNothingIsLeft(problem.space) };
    return { kind: 'run', epochs: problem.maxEpochs, parent: null, rung: null, bracket: null, ...next };
  };
}

/** Why there is nothing to estimate from yet, or null where there is. */
function whyAtRandom(problem: SearchProblem, history: readonly HistoryTrial[], startup: number): string | null {
  const ended = learnedFrom(history);
  if (ended < startup) return `${ended} of the ${startup} trials to learn from have ended`;
  return resultsOf(problem, history).length === 0 ? 'no trial has a value yet' : null;
}

function drawn(params: NewConfiguration['params'] | null, why: string): NewConfiguration | null {
  return params && { params, reason: { text: `Drawn at random: ${why}.` } };
}

export const tpe: Strategy = {
  name: 'tpe',
  title: 'Tree-structured Parzen estimator (TPE)',
  how:
    'After a few random trials it splits the results into the best tenth and the others, and estimates for each group how ' +
    'likely a configuration is to be found in it: a bell curve around every trial, over all parameters together. It draws ' +
    'candidates near the good ones and takes the one that is most typical of good results and least of the others. Trials ' +
    'that still run count as bad, so that parallel workers try different things. It is quick, and at ease with ' +
    'categories and conditional parameters.',
  paper:
    'Bergstra, Bardenet, Bengio and Kégl (2011): Algorithms for hyper-parameter optimization. NIPS 24. Defaults: Watanabe ' +
    '(2023): Tree-structured Parzen estimator, arXiv 2304.11127.',
  options: [
    {
      name: 'startup',
      title: 'Random trials first',
      type: 'int',
      default: 10,
      low: 1,
      high: 1000,
      what: 'Random trials that have ended, in whatever way, before the first estimate.',
    },
    {
      name: 'candidates',
      title: 'Candidates',
      type: 'int',
      default: 24,
      low: 1,
      high: 1000,
      what: 'Draws of which the best becomes the next trial.',
    },
  ],
  promotes: false,
  startup: { option: 'startup' },
  thinks: true,
  create: searchByParzen,
};
