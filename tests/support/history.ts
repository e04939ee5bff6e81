/** Trials as a strategy sees them, for tables of histories. */
import type { HistoryTrial } from '../../electron/engine/search/strategy.ts';

/** A completed trial; give `sequence: null` for one that still runs. */
export function historyTrial(number: number, stopValue: number | null, rest: Partial<HistoryTrial> = {}): HistoryTrial {
  return {
    number,
    params: { learning_rate: number },
    epochs: 1,
    epochsDone: 1,
    state: rest.sequence === null ? 'running' : 'completed',
    stopValue,
    value: stopValue,
    parent: null,
    rung: null,
    bracket: null,
    memo: null,
    askedAfter: number - 1,
    sequence: number,
    ...rest,
  };
}
