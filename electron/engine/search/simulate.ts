/**
 * A session without training: n workers, a clock that jumps from one end of an epoch to the next, and a function or a
 * recorded table in place of the network. What it hands the strategy is what the runner hands it.
 */
import { isBetter, type Directed } from '../../../shared/measure.ts';
import type { Params, Reason } from '../../../shared/model.ts';
import { withNumbers } from './named-trials.ts';
import type { Decision, HistoryTrial } from './strategy.ts';

export interface SimulatedEpoch {
  /** The stop metric after the epoch; the trial diverges where it is not finite. */
  readonly stop: number;
  readonly select: number;
  readonly durationMs: number;
  /** How many epochs it stands for, where their values one by one do not matter; 1 by default. */
  readonly epochs?: number;
}

export interface SimulatedTrial extends HistoryTrial {
  readonly reason: Reason;
  /** From 0. */
  readonly worker: number;
  readonly startMs: number;
  /** Of its last epoch so far. */
  readonly endMs: number;
  /** All epochs, those inherited from the parent first. */
  readonly curve: readonly SimulatedEpoch[];
}

/** `goal`: which of two stop values is better. */
export interface Simulation extends Directed {
  /** Budgets are the caller's: it answers `done` when they are spent. */
  readonly next: (history: readonly SimulatedTrial[], elapsedMs: number) => Decision;
  /**
   * What an epoch (from 1) of this configuration gives, in a trial that trains to `last`; `ended` where patience ended the
   * training before it. `root` is the ordinal of the trial that began the training which this one goes on with, mostly its own.
   */
  readonly train: (params: Params, epoch: number, last: number, root: number) => SimulatedEpoch | 'failed' | 'ended';
  readonly workers: number;
  /** Whether the trial is to be stopped after the epoch that it has just finished. */
  readonly stops?: (trial: SimulatedTrial, history: readonly SimulatedTrial[]) => boolean;
}

/** Ordinal of the trial in which the training began that this one goes on with. */
export function rootOf({ ordinal, parent }: Pick<HistoryTrial, 'ordinal' | 'parent'>, trials: readonly SimulatedTrial[]): number {
  return parent === null ? ordinal : rootOf(trials[parent - 1]!, trials);
}

interface Running {
  /** Place in the list of trials. */
  readonly at: number;
  readonly outcome: SimulatedEpoch | 'failed' | 'ended';
  readonly endMs: number;
}

/**
 * Runs a session to its end and gives its trials in the order of asking. Of two epochs that end at the same moment, that
 * of the earlier trial counts first. @throws Error where `next` waits although nothing runs.
 */
export function simulate({ next, train, goal, workers, stops }: Simulation): readonly SimulatedTrial[] {
  const trials: SimulatedTrial[] = [];
  let running: Running[] = [];
  let results = 0;
  let nowMs = 0;
  /** How many results were known when `next` last had nothing to do: until there are more it is not asked again. */
  let waitingSince = -1;

  const proceed = (at: number): void => {
    const { params, epochs, epochsDone } = trials[at]!;
    const outcome = epochsDone >= epochs ? 'ended' : train(params, epochsDone + 1, epochs, rootOf(trials[at]!, trials));
    const durationMs = typeof outcome === 'string' ? 0 : outcome.durationMs;
    running.push({ at, outcome, endMs: nowMs + durationMs });
  };

  const start = ({ params, epochs, parent, rung, bracket, reason, memo }: Extract<Decision, { kind: 'run' }>): void => {
    const root = parent === null ? undefined : trials[parent - 1]!;
    const busy = new Set(running.map(({ at }) => trials[at]!.worker));
    trials.push({
      ordinal: trials.length + 1,
      params,
      epochs,
      epochsDone: root?.epochsDone ?? 0,
      state: 'running',
      stopValue: root?.stopValue ?? null,
      value: root?.value ?? null,
      parent,
      rung,
      bracket,
      memo: memo ?? null,
      askedAfter: results,
      sequence: null,
      reason: withNumbers(reason, (ordinal) => ordinal),
      worker: Array.from({ length: workers }, (_, worker) => worker).find((worker) => !busy.has(worker))!,
      startMs: nowMs,
      endMs: nowMs,
      curve: root?.curve ?? [],
    });
    proceed(trials.length - 1);
  };

  const end = (at: number, state: HistoryTrial['state']): void => {
    trials[at] = { ...trials[at]!, state, sequence: ++results };
  };

  const finishEpoch = ({ at, outcome }: Running): void => {
    const trial = trials[at]!;
    if (typeof outcome === 'string') return end(at, outcome === 'failed' ? 'failed' : 'completed');
    if (!Number.isFinite(outcome.stop)) {
      trials[at] = { ...trial, endMs: nowMs };
      return end(at, 'diverged');
    }
    const better = isBetter({ goal }, outcome.stop, trial.stopValue);
    const moved: SimulatedTrial = {
      ...trial,
      epochsDone: trial.epochsDone + (outcome.epochs ?? 1),
      stopValue: better ? outcome.stop : trial.stopValue,
      value: better ? outcome.select : trial.value,
      endMs: nowMs,
      curve: [...trial.curve, outcome],
    };
    trials[at] = moved;
    if (moved.epochsDone >= moved.epochs) end(at, 'completed');
    else if (stops?.(moved, trials)) end(at, 'stopped');
    else proceed(at);
  };

  for (;;) {
    while (running.length < workers && waitingSince !== results) {
      const decision = next(trials, nowMs);
      if (decision.kind === 'run') start(decision);
      else if (running.length > 0) waitingSince = results;
      else if (decision.kind === 'done') return trials;
      else throw new Error(`The strategy waits after ${trials.length} trials although nothing is running.`);
    }
    const first = running.reduce((earliest, other) =>
      other.endMs < earliest.endMs || (other.endMs === earliest.endMs && other.at < earliest.at) ? other : earliest,
    );
    running = running.filter((other) => other !== first);
    nowMs = first.endMs;
    finishEpoch(first);
  }
}
