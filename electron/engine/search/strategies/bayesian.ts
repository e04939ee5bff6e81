/** Bayesian optimisation with a Gaussian process (Mockus 1978; Snoek et al. 2012) and log expected improvement. */
import { gainOf } from '../../../../shared/measure.ts';
import type { Reason } from '../../../../shared/model.ts';
import { drawNew } from '../draw-new.ts';
import { proposeByProcess, type Proposal } from './gaussian-process/propose.ts';
import { lastMemo } from '../history/last-memo.ts';
import { learnedFrom, resultsOf } from '../history/results.ts';
import { refusalOfDimensions, sobol } from './sobol.ts';
import { whyNothingIsLeft } from '../tried.ts';
import type { Ask, SearchProblem, Strategy, StrategyOptions } from '../strategy.ts';

/** That of a Sobol sequence, which goes on wherever the model is not asked, and what the kernel has learned. */
interface Memo {
  readonly scramble: number;
  readonly index: number;
  readonly theta: readonly number[] | null;
}

function searchByProcess(options: StrategyOptions): Ask {
  const startup = Number(options['startup']);
  const spread = sobol.create({});
  return (problem, history, random) => {
    const rest = { epochs: problem.maxEpochs, parent: null, rung: null, bracket: null };
    const results = resultsOf(problem, history).length;
    const last = lastMemo<Memo>(history);
    const ended = learnedFrom(history);
    if (ended < startup || results === 0) {
      const decision = spread(problem, history, random);
      if (decision.kind !== 'run') return decision;
      const text = `${decision.reason.text} ${whyNot(ended, startup)}`;
      return { ...decision, reason: { text }, memo: { ...(decision.memo as Omit<Memo, 'theta'>), theta: null } };
    }
    const previous = last?.theta ? Float64Array.from(last.theta) : null;
    const proposal = proposeByProcess(problem, history, previous, random);
    if (proposal) {
      const memo: Memo = { ...(last ?? { scramble: random.seed(), index: -1 }), theta: [...proposal.theta] };
      return { kind: 'run', params: proposal.params, ...rest, reason: reasonOf(problem, results, proposal), memo };
    }
    const params = drawNew(problem.space, history, random);
    if (!params) return { kind: 'done', why: whyNothingIsLeft(problem.space) };
    return { kind: 'run', params, ...rest, reason: { text: 'Drawn at random: the promising ones were tried.' } };
  };
}

/** Why there is no model yet. */
function whyNot(ended: number, startup: number): string {
  return ended < startup ? `${ended} of the ${startup} trials to learn from have ended.` : 'No trial has a value yet.';
}

function reasonOf(problem: SearchProblem, results: number, { outlook, givesWay }: Proposal): Reason {
  const { expectedImprovement, deviation } = outlook;
  const mean = gainOf(problem, -outlook.mean);
  const text =
    `After ${results} results the model expects ${mean.toPrecision(4)} here, give or take ${deviation.toPrecision(2)}: ` +
    `an expected improvement of ${expectedImprovement.toPrecision(2)} on the best so far.` +
    (givesWay ? ' Where most is expected, a trial would only be repeated.' : '');
  return { text, results, mean, deviation, expectedImprovement };
}

export const bayesian: Strategy = {
  name: 'bayesian',
  title: 'Bayesian optimisation (Gaussian process)',
  how:
    'After ten evenly spread trials it learns a smooth function, with its uncertainty, from all results: a Gaussian ' +
    'process that finds out how quickly the metric changes with each parameter and how noisy it is. The next trial is ' +
    'where the expected improvement on the best so far is largest, be it that the model is confident of a good value or ' +
    'that little is known there. Trials that still run count as if they had turned out as expected, so that parallel ' +
    'workers try different things; failed and diverged ones count as bad as the worst, and so does a loss far beyond all ' +
    'others, which some programs tell in place of a failure. In a space with conditions, where the most promising configuration would only repeat a trial, other choices of what decides (an optimizer, a number of layers) ' +
    'get their turn. It makes most of few trials, up to some hundreds and about twenty parameters, and takes more time to ' +
    'think than any other.',
  paper:
    'Snoek, Larochelle and Adams (2012): Practical Bayesian optimization of machine learning algorithms. NIPS 25. Log expected ' +
    'improvement: Ament, Daulton, Eriksson, Balandat and Bakshy (2023). NeurIPS 36.',
  options: [
    {
      name: 'startup',
      title: 'Spread trials first',
      type: 'int',
      default: 10,
      low: 1,
      high: 1000,
      what: 'Evenly spread trials that have ended, in whatever way, before the first model.',
    },
  ],
  promotes: false,
  startup: { option: 'startup' },
  thinks: true,
  refusal: refusalOfDimensions,
  create: searchByProcess,
};
