/** The next configuration by Bayesian optimisation: where a Gaussian process expects the largest improvement. */
import type { Params } from '../../../../../shared/model.ts';
import type { Random } from '../../../../../shared/random.ts';
import { axesOf, decode, encode, type Axis } from '../../coordinates.ts';
import { openIn } from '../../tried.ts';
import { bestFirst, resultsOf } from '../../history/results.ts';
import type { HistoryTrial, SearchProblem } from '../../strategy.ts';
import { maskOf } from './activity.ts';
import { withBelief } from './belief-in-improvement.ts';
import { logExpectedImprovement } from './expected-improvement.ts';
import { maximise, type Acquisition } from './maximise.ts';
import { predictAll, predictWithSlopes } from './posterior.ts';
import { outlookAt, surrogateOf, type Outlook, type Surrogate } from './surrogate.ts';
import { unexploredFirst } from './unexplored-first.ts';

export interface Proposal {
  readonly params: Params;
  /** Of the loss. */
  readonly outlook: Outlook;
  /** Whether the largest improvement is expected where it would only repeat a trial. */
  readonly givesWay: boolean;
  /** What the kernel has learned, to start from the next time. */
  readonly theta: Float64Array;
}

/** Trials around which the search for the best point looks closely. */
const INCUMBENTS = 5;

/** Null where the session has had all configurations that came up. @param previous the theta of the last proposal. */
export function proposeByProcess(
  problem: SearchProblem,
  history: readonly HistoryTrial[],
  previous: Float64Array | null,
  random: Random,
): Proposal | null {
  const { space } = problem;
  const axes = axesOf(space);
  const mask = maskOf(space, axes);
  const known = previous?.length === axes.length + 2 ? previous : null;
  const surrogate = surrogateOf(problem, axes, history, known);
  const incumbents = bestFirst(resultsOf(problem, history))
    .slice(0, INCUMBENTS)
    .map(({ params }) => allGiven(axes, encode(axes, params)));
  const isOpen = openIn(space, history);
  const area = { axes, mask, incumbents };
  const acquisition = withBelief(improvementOf(surrogate), axes, resultsOf(problem, history).length);
  const candidates = maximise(acquisition, area, random);
  const inTurn = axes.some(({ dimension }) => dimension.when)
    ? unexploredFirst(
        candidates,
        area,
        history.map(({ params }) => encode(axes, params)),
      )
    : candidates;
  const givesWay = inTurn[0] !== candidates[0];
  for (const { point } of inTurn) {
    const params = decode(space, axes, point);
    if (!isOpen(params)) continue;
    return { params, outlook: outlookAt(surrogate, mask(point)), givesWay, theta: surrogate.theta };
  }
  return null;
}

function improvementOf({ posterior, best }: Surrogate): Acquisition {
  return {
    values: (points) =>
      predictAll(posterior, points).map(({ mean, deviation }) => logExpectedImprovement(mean, deviation, best).value),
    valueAndSlopes: (point, slopes) => {
      const { prediction, byMean, byDeviation } = predictWithSlopes(posterior, point);
      const improvement = logExpectedImprovement(prediction.mean, prediction.deviation, best);
      for (let axis = 0; axis < slopes.length; axis++)
        slopes[axis] = improvement.byMean * byMean[axis]! + improvement.byDeviation * byDeviation[axis]!;
      return improvement.value;
    },
  };
}

/** Inactive coordinates get the middle of their axis, in case that they become active. */
function allGiven(axes: readonly Axis[], point: Float64Array): Float64Array {
  return point.map((coordinate, at) => {
    if (!Number.isNaN(coordinate)) return coordinate;
    return axes[at]!.kind === 'category' ? 0 : 0.5;
  });
}
