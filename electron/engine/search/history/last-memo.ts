import type { HistoryTrial } from '../strategy.ts';

/** What the strategy noted with its last trial, or null where it has proposed none; trials queued by a person have no note. */
export function lastMemo<Memo>(history: readonly HistoryTrial[]): Memo | null {
  return (history.findLast(({ memo }) => memo !== null)?.memo ?? null) as Memo | null;
}
