/** The state of CMA-ES, recomputed from the history: every trial carries the point that it was drawn at. */
import { encode, type Axis } from '../../coordinates.ts';
import { resultsOf } from '../../history/results.ts';
import type { HistoryTrial, SearchProblem } from '../../strategy.ts';
import { startRun, tell, type Run, type Told } from './run.ts';

/** What CMA-ES notes with a trial. */
export interface Memo {
  /** Counts from 0; a run that has converged is followed by another. */
  readonly run: number;
  /** Where the run started, a coordinate for each axis. */
  readonly start: readonly number[];
  readonly generation: number;
  /** Unrounded. */
  readonly point: readonly number[];
  /** Points drawn before this one whose configuration another trial had tried: its result counts for them too. */
  readonly echoes: readonly Echo[];
}
export interface Echo {
  readonly point: readonly number[];
  readonly generation: number;
  /** Number of the trial. */
  readonly of: number;
}

/** The latest run as it stands, or null before the first one. @param populationOf the population of a run by its number. */
export function replay(
  axes: readonly Axis[],
  problem: SearchProblem,
  history: readonly HistoryTrial[],
  populationOf: (run: number) => number,
): Run | null {
  const latest = latestMemo(history);
  if (!latest) return null;
  const losses = new Map(resultsOf(problem, history).map(({ ordinal, loss }) => [ordinal, loss]));
  const started = history.find(({ memo }) => memoOf(memo)?.run === latest.run)!.askedAfter;
  const events: { readonly at: number; readonly told: Told }[] = [];
  for (const trial of history) {
    const { ordinal, params, askedAfter, sequence } = trial;
    const memo = memoOf(trial.memo);
    if (memo && memo.run !== latest.run) continue;
    for (const { point, generation, of } of memo?.echoes ?? [])
      events.push({ at: askedAfter + 0.5, told: { point, generation, loss: losses.get(of) ?? null } });
    if (sequence === null || (!memo && sequence <= started)) continue;
    const drawn = memo ?? { point: encode(axes, params), generation: null };
    events.push({ at: sequence, told: { ...drawn, loss: losses.get(ordinal) ?? null } });
  }
  const start = startRun(axes, Float64Array.from(latest.start), populationOf(latest.run));
  return events.toSorted((left, right) => left.at - right.at).reduce((run, { told }) => tell(run, told), start);
}

export function latestMemo(history: readonly HistoryTrial[]): Memo | null {
  return history.reduce<Memo | null>((latest, { memo }) => {
    const own = memoOf(memo);
    return own && own.run >= (latest?.run ?? 0) ? own : latest;
  }, null);
}

function memoOf(memo: unknown): Memo | null {
  return (memo ?? null) as Memo | null;
}
