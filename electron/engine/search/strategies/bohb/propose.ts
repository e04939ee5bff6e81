/** The next configuration of BOHB: of draws near good results, the one that is most typical of them and of no others. */
import type { Directed } from '../../../../../shared/measure.ts';
import type { Params } from '../../../../../shared/model.ts';
import type { Random } from '../../../../../shared/random.ts';
import { axesOf, decode, encode, type Axis } from '../../coordinates.ts';
import { openIn } from '../../tried.ts';
import { resultsOf } from '../../history/results.ts';
import type { NewConfiguration } from '../../rungs/halve.ts';
import { isLost, isRunning } from '../../rungs/ranking.ts';
import type { HistoryTrial, SearchProblem } from '../../strategy.ts';
import { kernelDensity } from './kernel-density.ts';

export interface ProposeOptions {
  readonly candidates: number;
  /** Share of the results that counts as good. */
  readonly goodShare: number;
  /** How much wider the kernels are to draw from than to judge by. */
  readonly widening: number;
}

/** Results with the same number of epochs, split into good and bad. */
interface Split {
  readonly epochs: number;
  readonly results: number;
  readonly good: readonly Params[];
  readonly bad: readonly Params[];
}

/** Below it a density counts as this, so that a ratio of two densities that vanish says nothing. */
const LEAST_DENSITY = 1e-32;

/** Null where there are too few results with equal epochs, or the session has had all candidates. */
export function proposeByDensity(
  problem: SearchProblem,
  history: readonly HistoryTrial[],
  { candidates, goodShare, widening }: ProposeOptions,
  random: Random,
): NewConfiguration | null {
  const axes = axesOf(problem.space);
  const split = splitResults(problem, history, axes.length, goodShare);
  if (!split) return null;
  const [likely, unlikely] = [split.good, split.bad].map((group) => kernelDensity(axes, completed(axes, group, random)));
  const isOpen = openIn(problem.space, history);
  let best: { readonly params: Params; readonly ratio: number } | null = null;
  for (let draw = 0; draw < candidates; draw++) {
    const coordinates = likely!.drawNear(widening, random);
    const ratio = Math.max(LEAST_DENSITY, likely!.at(coordinates)) / Math.max(LEAST_DENSITY, unlikely!.at(coordinates));
    if (best && ratio <= best.ratio) continue;
    const params = decode(problem.space, axes, coordinates);
    if (isOpen(params)) best = { params, ratio };
  }
  if (!best) return null;
  const { good, results, epochs } = split;
  const text = `Of ${candidates} draws the most typical of the best ${good.length} of ${results} results after ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}.`;
  return { params: best.params, reason: { text, good: good.length, results, ratio: best.ratio } };
}

/**
 * The results at the most epochs that have enough of them: for d parameters d + 1 good and as many bad ones. Trials that
 * failed or diverged are the worst.
 */
export function splitResults(
  problem: Directed,
  history: readonly HistoryTrial[],
  dimensions: number,
  goodShare: number,
): Split | null {
  const losses = new Map(resultsOf(problem, history).map(({ ordinal, loss }) => [ordinal, loss]));
  const ended = history.filter((trial) => !isRunning(trial) && (isLost(trial) || losses.has(trial.ordinal)));
  const least = dimensions + 1;
  const byEpochs = [...Map.groupBy(ended, ({ epochs }) => epochs)].toSorted(([left], [right]) => right - left);
  for (const [epochs, trials] of byEpochs) {
    if (trials.length < 2 * least) continue;
    const lossOf = ({ ordinal }: HistoryTrial): number => losses.get(ordinal) ?? Number.MAX_VALUE;
    const ranked = trials.toSorted((left, right) => lossOf(left) - lossOf(right)).map(({ params }) => params);
    const good = Math.max(least, Math.floor(goodShare * ranked.length));
    const bad = Math.max(least, Math.floor((1 - goodShare) * ranked.length));
    return { epochs, results: ranked.length, good: ranked.slice(0, good), bad: ranked.slice(good, good + bad) };
  }
  return null;
}

/** Coordinates on all axes: an inactive parameter takes that of another of the group that has it, or any. */
function completed(axes: readonly Axis[], group: readonly Params[], random: Random): readonly Float64Array[] {
  const rows = group.map((params) => encode(axes, params));
  const columns = axes.map((_, at) => rows.map((row) => row[at]!).filter((coordinate) => !Number.isNaN(coordinate)));
  const drawn = (at: number): number => {
    const [axis, known] = [axes[at]!, columns[at]!];
    if (known.length > 0) return known[random.below(known.length)]!;
    return axis.kind === 'number' ? random.next() : random.below(axis.count);
  };
  return rows.map((row) => row.map((coordinate, at) => (Number.isNaN(coordinate) ? drawn(at) : coordinate)));
}
