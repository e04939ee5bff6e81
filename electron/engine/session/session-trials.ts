/** The trials of a session in memory, with what is asked of them after every epoch: none of it takes longer when they are many. */
import { bestFirst, competes, type Directed } from '../../../shared/measure.ts';
import type { Trial } from '../../../shared/model.ts';

/** The best finished trials of a session can be inspected and continued without training again. */
const KEPT_BEST = 10;

export interface SessionTrials {
  /** In the order of asking, so that ordinal n stands at n - 1. The same list at all times: it grows, and its trials move on. */
  readonly all: readonly Trial[];
  /** Adds the trial, or puts it in place of what it was. */
  put(trial: Trial): void;
  /** @throws Error where there is none. */
  withId(id: number): Trial;
  /** @throws Error where there is none. */
  withOrdinal(ordinal: number): Trial;
  /** Queued and running ones, in the order of asking. */
  unfinished(): readonly Trial[];
  running(): readonly Trial[];
  /** At most ten that ended with a value, best first; of equals the one asked first. */
  best(): readonly Trial[];
  counts(): Counts;
}

export interface Counts {
  readonly finished: number;
  readonly failed: number;
  /** Epochs that were trained; those inherited from a parent are the parent's. */
  readonly epochs: number;
  /** Those and what the unfinished trials will still train. */
  readonly promised: number;
}

export function sessionTrials(trials: readonly Trial[], objective: Directed): SessionTrials {
  const order = bestFirst(objective);
  const all: Trial[] = [];
  const ordinals = new Map<number, number>();
  const open = new Map<number, Trial>();
  const spent: Pick<Counts, 'epochs' | 'promised'>[] = [];
  let counts: Counts = { finished: 0, failed: 0, epochs: 0, promised: 0 };
  let best: readonly Trial[] = [];

  const withOrdinal = (ordinal: number): Trial => {
    const found = all[ordinal - 1];
    if (!found) throw new Error(`Trial ${ordinal} of the session was named, which it does not have.`);
    return found;
  };

  const count = (trial: Trial): void => {
    const inherited = trial.parent === null ? 0 : withOrdinal(trial.parent).epochsDone;
    const before = spent[trial.ordinal - 1] ?? { epochs: 0, promised: 0 };
    const epochs = trial.epochsDone - inherited;
    const promised = trial.sequence === null ? trial.epochs - inherited : epochs;
    spent[trial.ordinal - 1] = { epochs, promised };
    const hasEnded = trial.sequence !== null && (all[trial.ordinal - 1]?.sequence ?? null) === null;
    counts = {
      finished: counts.finished + Number(hasEnded),
      failed: counts.failed + Number(hasEnded && trial.state === 'failed'),
      epochs: counts.epochs + epochs - before.epochs,
      promised: counts.promised + promised - before.promised,
    };
    if (hasEnded && competes(trial))
      best = [...best, trial]
        .sort((left, right) => order(left.value!, right.value!) || left.ordinal - right.ordinal)
        .slice(0, KEPT_BEST);
  };

  const put = (trial: Trial): void => {
    count(trial);
    all[trial.ordinal - 1] = trial;
    ordinals.set(trial.id, trial.ordinal);
    if (trial.sequence === null) open.set(trial.ordinal, trial);
    else open.delete(trial.ordinal);
  };

  const unfinished = (): readonly Trial[] => [...open.values()].sort((left, right) => left.ordinal - right.ordinal);
  trials.forEach(put);
  return {
    all,
    put,
    withId: (id) => withOrdinal(ordinals.get(id) ?? NaN),
    withOrdinal,
    unfinished,
    running: () => unfinished().filter(({ state }) => state === 'running'),
    best: () => best,
    counts: () => counts,
  };
}
