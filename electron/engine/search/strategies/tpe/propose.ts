/** The next configuration by a tree-structured Parzen estimator: the most typical of good results and of no others. */
import type { Params } from '../../../../../shared/model.ts';
import type { Random } from '../../../../../shared/random.ts';
import { decode, encodingOf } from '../../coordinates.ts';
import { openIn } from '../../tried.ts';
import { bestFirst, learnedFrom, resultsOf } from '../../history/results.ts';
import type { NewConfiguration } from '../../rungs/halve.ts';
import type { HistoryTrial, SearchProblem } from '../../strategy.ts';
import { parzenEstimator, type ParzenEstimator } from './parzen-estimator.ts';

/** At most so many results count as good, .. */
const MOST_GOOD = 25;
/** .. and so large a share of what has ended: a failure is a bad result, whether it is told as one or as a huge loss. */
const GOOD_SHARE = 0.1;

interface Candidate {
  readonly params: Params;
  /** Logarithm of how much more likely it is among good results than among the others. */
  readonly ratio: number;
}

/**
 * The best of `candidates` draws from the density of good results, or null where the session has had all of them.
 * @param learnFrom the trials to learn from; those that run, failed or diverged count as bad.
 */
export function proposeByParzen(
  problem: SearchProblem,
  history: readonly HistoryTrial[],
  learnFrom: readonly HistoryTrial[],
  candidates: number,
  random: Random,
): NewConfiguration | null {
  const { space } = problem;
  const { axes, encode } = encodingOf(space);
  const ended = learnedFrom(learnFrom);
  const good = new Set(
    bestFirst(resultsOf(problem, learnFrom))
      .slice(0, goodCount(ended))
      .map(({ ordinal }) => ordinal),
  );
  const densityOf = (isGood: boolean): ParzenEstimator =>
    parzenEstimator(
      axes,
      learnFrom.filter(({ ordinal }) => good.has(ordinal) === isGood).map(({ params }) => encode(params)),
      isGood,
    );
  const [likely, unlikely] = [densityOf(true), densityOf(false)];

  const isOpen = openIn(space, history);
  let best: Candidate | null = null;
  for (let draw = 0; draw < candidates; draw++) {
    const params = decode(space, axes, likely.draw(random));
    if (!isOpen(params)) continue;
    const coordinates = encode(params);
    const ratio = likely.logDensity(coordinates) - unlikely.logDensity(coordinates);
    if (!best || ratio > best.ratio) best = { params, ratio };
  }
  if (!best) return null;
  const factor = Math.exp(best.ratio);
  const text = `Resembles the best ${good.size} of ${ended} results ${inWords(factor)} the others.`;
  return { params: best.params, reason: { text, good: good.size, results: ended, ratio: factor } };
}

function goodCount(ended: number): number {
  return Math.min(MOST_GOOD, Math.ceil(GOOD_SHARE * ended));
}

function inWords(factor: number): string {
  if (factor < 1.05) return 'no more than';
  return `${factor < 100 ? factor.toPrecision(2) : 'over 100'} times as much as`;
}
