/**
 * The clock that a session's decisions follow, so that they do not depend on how fast its trials really train.
 *
 * It has as many virtual workers as the session is wide. A trial begins on the first of them that is free, in the order of
 * asking, and an epoch takes what the task declares that it costs. Epoch j ends at the beginning plus j epochs; a trial that ends
 * before its last epoch by itself (it failed, diverged or ran out of patience) ends with the epoch after those that it has. Of
 * what ends at the same moment, that of the trial that was asked for first comes first. A question sees what has ended on the
 * clock when a virtual worker is free, and a stop rule what has ended there when its epoch does.
 *
 * Real workers train in their own time. What they tell is counted when the clock comes to it, which is as soon as everything
 * before is known. It cannot get stuck: of the trials on the clock, the one that ticks next waits for none of the others, and
 * every trial that was asked for trains or is next in line for a real worker.
 */
import type { Clock, Progress, Tick, TrialOnClock } from './clock.ts';

/** @param width virtual workers, at least 1 */
export function virtualClock(width: number, progressOf: (ordinal: number) => Progress): Clock {
  const begun = new Map<number, TrialOnClock & { readonly from: number }>();
  const waiting = new Map<number, TrialOnClock>();
  let now = 0;

  const begin = (): void => {
    for (const trial of waiting.values()) {
      if (begun.size >= width) return;
      waiting.delete(trial.ordinal);
      begun.set(trial.ordinal, { ...trial, from: now });
    }
  };

  return {
    add: (trial) => {
      waiting.set(trial.ordinal, trial);
      begin();
    },
    end: (ordinal, epochs) => {
      const trial = begun.get(ordinal);
      if (trial) now = Math.max(now, trial.from + epochs * trial.epochCost);
      begun.delete(ordinal);
      waiting.delete(ordinal);
      begin();
    },
    isFree: () => begun.size < width,
    next: () => {
      let first: { readonly ordinal: number; readonly at: number; readonly tick: Tick | null } | null = null;
      for (const { ordinal, from, epochCost, epochs } of begun.values()) {
        const progress = progressOf(ordinal);
        const epoch = Math.min(progress.counted + 1, epochs);
        const at = from + epoch * epochCost;
        if (first === null || at < first.at || (at === first.at && ordinal < first.ordinal))
          first = { ordinal, at, tick: tickOf(ordinal, epoch, epochs, progress) };
      }
      return first && first.tick;
    },
  };
}

/** The length on the clock of a trial that has ended. @param trained epochs that it trained itself, of `epochs` */
export function lengthOf(state: string, trained: number, epochs: number): number {
  return state === 'stopped' ? trained : Math.min(trained + 1, epochs);
}

/** Null while it is not known what the epoch brings. */
function tickOf(ordinal: number, epoch: number, epochs: number, { counted, trained, ended }: Progress): Tick | null {
  const isNew = counted < epoch && trained >= epoch;
  if (isNew && epoch < epochs) return { ordinal, epoch: true, ends: false };
  return ended && trained <= epoch ? { ordinal, epoch: isNew, ends: true } : null;
}
