/** How the trials of a rung are ranked: by the stop metric, which decides how long a trial trains. */
import { isBetter, type Directed } from '../../../../shared/measure.ts';
import type { HistoryTrial } from '../strategy.ts';

export type RankedTrial = HistoryTrial & { readonly stopValue: number };

/** Completed trials, best first; ties go to the one asked first. One that failed, diverged or was stopped has no rank. */
export function ranked(trials: readonly HistoryTrial[], measure: Directed): readonly RankedTrial[] {
  return trials
    .filter((trial): trial is RankedTrial => trial.state === 'completed' && trial.stopValue !== null)
    .toSorted((left, right) =>
      left.stopValue === right.stopValue
        ? left.ordinal - right.ordinal
        : isBetter(measure, right.stopValue, left.stopValue)
          ? 1
          : -1,
    );
}

/** Whether the trial broke down, so that its epochs say nothing about how good the configuration would become. */
export function isLost({ state }: HistoryTrial): boolean {
  return state === 'failed' || state === 'diverged';
}

export function isRunning({ sequence }: HistoryTrial): boolean {
  return sequence === null;
}

/** The trials of each rung, from rung 0; one that was asked for outside the rungs is left out. */
export function byRung(trials: readonly HistoryTrial[]): readonly (readonly HistoryTrial[])[] {
  const rungs: HistoryTrial[][] = [];
  for (const trial of trials) if (trial.rung !== null) (rungs[trial.rung] ??= []).push(trial);
  return Array.from(rungs, (rung) => rung ?? []);
}
