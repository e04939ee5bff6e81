/** Trials as a strategy sees them, for tables of histories. */
import type { HistoryTrial } from '../../electron/engine/search/strategy.ts';

/** A completed trial; give `sequence: null` for one that still runs. */
export function historyTrial(ordinal: number, stopValue: number | null, rest: Partial<HistoryTrial> = {}): HistoryTrial {
  return {
    ordinal,
    params: { learning_rate: ordinal },
    epochs: 1,
    epochsDone: 1,
    state: rest.sequence === null ? 'running' : 'completed',
    stopValue,
    value: stopValue,
    parent: null,
    rung: null,
    bracket: null,
    memo: null,
    askedAfter: ordinal - 1,
    sequence: ordinal,
    ...rest,
  };
}
