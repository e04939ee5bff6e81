/**
 * Which configurations a search measures again, and how often. Under noise half of what a search misses is the choice of its winner:
 * the best value of many is the luckiest. So its last tenth goes to the leading configurations, with other model seeds, and the
 * winner is the one with the best mean.
 */
import { bestFirst, competes, type Directed } from '../../../shared/measure.ts';
import type { Budget } from '../../../shared/model.ts';
import { configurationKey } from './configuration-key.ts';
import { trialNamed } from './named-trials.ts';
import { isRunning } from './rungs/ranking.ts';
import type { Decision, HistoryTrial } from './strategy.ts';

const SHARE = 0.1;
/** The top five twice more: what a search of 50 trials spends, where it may be as much as a fifth. */
const USUAL = { leaders: 5, times: 2 };
const MOST_SHARE = 0.2;
/** More repeats go to more leaders: a mean of five is certain enough. */
const MOST_TIMES = 4;

export interface Remeasuring {
  /** Trials that measure again; fewer than two choose nothing. */
  readonly repeats: number;
  /** What is left for the strategy. */
  readonly search: Budget;
}

/** What of the budget measures again. One in seconds spends its last tenth so, on at most ten trials. */
export function remeasuring(budget: Budget, maxEpochs: number): Remeasuring {
  const trials = Math.min(budget.trials ?? Infinity, Math.floor((budget.epochs ?? Infinity) / maxEpochs));
  const repeats = repeatsOf(trials);
  return {
    repeats,
    search: {
      ...(budget.trials !== undefined && { trials: budget.trials - repeats }),
      ...(budget.epochs !== undefined && { epochs: budget.epochs - repeats * maxEpochs }),
      ...(budget.seconds !== undefined && { seconds: (1 - SHARE) * budget.seconds }),
    },
  };
}

function repeatsOf(trials: number): number {
  const usual = USUAL.leaders * USUAL.times;
  if (trials === Infinity) return usual;
  return Math.max(Math.ceil(SHARE * trials), Math.min(usual, Math.floor(MOST_SHARE * trials)));
}

/** How many configurations so many repeats are spent on. */
export function leadersOf(repeats: number): number {
  const twice = Math.min(USUAL.leaders, Math.floor(repeats / USUAL.times));
  return Math.max(2, twice, Math.ceil(repeats / MOST_TIMES));
}

/** The trials of a configuration that the session has had, each but the first; one that continues another is none. */
export function repeatsIn(history: readonly HistoryTrial[]): readonly HistoryTrial[] {
  const known = new Set<string>();
  return history.filter(({ params, parent }) => {
    const key = configurationKey(params);
    const isKnown = known.has(key);
    known.add(key);
    return isKnown && parent === null;
  });
}

/**
 * Of the leaders, by the value that the search chose them by, the one that was measured again least often. Waits for the search to
 * end, and is done after `repeats` of them.
 */
export function nextRepeat(measure: Directed, history: readonly HistoryTrial[], repeats: number): Decision {
  const again = repeatsIn(history);
  if (again.length >= repeats)
    return { kind: 'done', why: `${again.length} trials have measured the leading configurations again.` };
  const ordinals = new Set(again.map(({ ordinal }) => ordinal));
  const searched = history.filter(({ ordinal }) => !ordinals.has(ordinal));
  if (searched.some(isRunning)) return { kind: 'wait' };
  const leaders = leading(measure, searched).slice(0, leadersOf(repeats));
  if (leaders.length === 0) return { kind: 'done', why: 'No trial has a value: there is nothing to measure again.' };
  const timesOf = ({ params }: HistoryTrial): number =>
    again.filter((repeat) => configurationKey(repeat.params) === configurationKey(params)).length;
  const least = leaders.reduce((one, other) => (timesOf(other) < timesOf(one) ? other : one));
  const rank = leaders.indexOf(least) + 1;
  return {
    kind: 'run',
    params: least.params,
    epochs: least.epochs,
    parent: null,
    rung: null,
    bracket: null,
    repeats: least.ordinal,
    reason: {
      text: `Measures ${trialNamed(least.ordinal)} again, with another model seed: it was number ${rank} of the search by one measurement.`,
    },
  };
}

/** The best first, each configuration by the trial that trained it longest; of equals the one asked first. */
function leading(measure: Directed, trials: readonly HistoryTrial[]): readonly HistoryTrial[] {
  const longest = new Map<string, HistoryTrial>();
  for (const trial of trials.filter(competes)) {
    const key = configurationKey(trial.params);
    const known = longest.get(key);
    if (known === undefined || trial.epochsDone >= known.epochsDone) longest.set(key, trial);
  }
  const order = bestFirst(measure);
  return [...longest.values()].toSorted((one, other) => order(one.value!, other.value!) || one.ordinal - other.ordinal);
}
