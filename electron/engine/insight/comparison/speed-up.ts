/** Whether an arm comes sooner than random search to what random search ends with. */
import type { Estimated, SpeedUp } from '../../../../shared/evidence.ts';
import { RANDOM_TWICE, type ExperimentAxis, type ExperimentRun } from '../../../../shared/experiment.ts';
import { randomFor } from '../../../../shared/random.ts';
import { FEWEST_PAIRS, SOONER_LEVEL } from '../../../../shared/statistics/comparison-levels.ts';
import { holm } from '../../../../shared/statistics/holm.ts';
import { pairedLogRank, type Reached } from '../../../../shared/statistics/log-rank.ts';
import { meanRatio } from '../../../../shared/statistics/mean-ratio.ts';
import { medianRatio } from '../../../../shared/statistics/median-ratio.ts';
import { spentUntil, type Scoring } from './scores.ts';

/**
 * By arm; null of random search, and of random search 2x, which draws its trials: to hold their epochs against each other says nothing.
 * @param byArm finished runs; those of arm 0 are random search. @param target a score; null where there is none.
 * @param silent by arm, whether nothing is to be said of it. @param horizon epochs up to which a run counts in a mean.
 */
export function speedUps(
  byArm: readonly (readonly ExperimentRun[])[],
  target: number | null,
  horizon: number,
  scoring: Scoring,
  silent: readonly boolean[] = [],
): readonly (SpeedUp | null)[] {
  const tested = byArm.map((own, arm) => {
    const pairs = arm <= RANDOM_TWICE || silent[arm] || target === null ? [] : paired(own, byArm[0]!);
    return pairs.length < FEWEST_PAIRS ? null : testOf(pairs, target!, horizon, scoring);
  });
  const corrected = holm(tested.flatMap((test) => test?.p ?? []));
  let place = 0;
  return tested.map((test) => {
    if (test === null) return null;
    const p = corrected[place++]!;
    return { ...test, p, word: wordOf(p, test.epochs) };
  });
}

type Pair = readonly [own: ExperimentRun, random: ExperimentRun];

function paired(own: readonly ExperimentRun[], random: readonly ExperimentRun[]): readonly Pair[] {
  const byRepetition = new Map(random.map((run) => [run.repetition, run]));
  return own.flatMap((run) => {
    const other = byRepetition.get(run.repetition);
    return other ? [[run, other] as const] : [];
  });
}

function testOf(pairs: readonly Pair[], target: number, horizon: number, scoring: Scoring): Omit<SpeedUp, 'word'> {
  // A search that found nothing may have ended at once: it would not have come there with all of its budget.
  const searched = ({ spent, path }: ExperimentRun, axis: ExperimentAxis): number =>
    axis === 'epochs' && path.length === 0 ? Math.max(spent.epochs, horizon) : spent[axis];
  const reachedOn = (axis: ExperimentAxis, of: 0 | 1): readonly Reached[] =>
    pairs.map((pair) => {
      const until = spentUntil(scoring, pair[of], axis, target);
      return until === Infinity ? { spent: searched(pair[of], axis), reached: false } : { spent: until, reached: true };
    });
  const ratioOn = (axis: ExperimentAxis): Estimated => {
    const own = reachedOn(axis, 0).map(({ spent, reached }) => (reached ? spent : Infinity));
    const random = reachedOn(axis, 1).map(({ spent }) => spent);
    const { value, low, high } = medianRatio(own, random, randomFor('speed-up', axis, pairs.length));
    return { value: finite(value), low: finite(low), high: finite(high) };
  };
  const restricted = (of: 0 | 1): readonly number[] =>
    pairs.map((pair) => Math.min(horizon, spentUntil(scoring, pair[of], 'epochs', target)));
  return {
    epochs: ratioOn('epochs'),
    meanEpochs: meanRatio(restricted(0), restricted(1), randomFor('speed-up', 'mean', pairs.length)),
    seconds: ratioOn('seconds'),
    p: pairedLogRank(reachedOn('epochs', 0), reachedOn('epochs', 1)),
  };
}

function wordOf(p: number, { low, high }: Estimated): SpeedUp['word'] {
  if (p >= SOONER_LEVEL) return 'undecided';
  if (high !== null && high < 1) return 'sooner';
  return low !== null && low > 1 ? 'later' : 'undecided';
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
