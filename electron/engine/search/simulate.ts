/**
 * A session without training: n workers whose time jumps from one end of an epoch to the next, and a function or a recorded
 * table in place of the network. Decisions follow the same clock as the runner's, so that what it hands the strategy is what the
 * runner hands it.
 */
import { isBetter, type Directed } from '../../../shared/measure.ts';
import type { Params, Reason } from '../../../shared/model.ts';
import { asTheyCome } from './clock/as-they-come.ts';
import type { Progress, Tick, TrialOnClock } from './clock/clock.ts';
import { inheritedEpochs, ownLength } from './clock/follow-record.ts';
import { virtualClock } from './clock/virtual-clock.ts';
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
  /** When its end counted; 0 until then. */
  readonly countedMs: number;
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
  /** See `Session`; as they come by default. */
  readonly width?: number | null;
  /** What the clock takes an epoch of the configuration to cost; the same for all by default. */
  readonly epochCost?: (params: Params) => number;
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

interface Trained {
  readonly outcome: SimulatedEpoch;
  readonly endMs: number;
}

/** What was trained of a trial and is not counted yet. */
interface Told {
  readonly epochs: Trained[];
  end: HistoryTrial['state'] | null;
}

const NONE: readonly Trained[] = [];

/**
 * Runs a session to its end and gives its trials in the order of asking. Of two epochs that end at the same moment, that
 * of the earlier trial counts first. @throws Error where `next` waits although nothing runs.
 */
export function simulate(simulation: Simulation): readonly SimulatedTrial[] {
  const { next, train, goal, workers, width = null, epochCost = () => 1, stops } = simulation;
  const trials: SimulatedTrial[] = [];
  const queue: number[] = [];
  const news = new Map<number, Told>();
  const running: Running[] = [];
  let results = 0;
  let nowMs = 0;
  /** How many results were known when `next` last had nothing to do: until there are more it is not asked again. */
  let waitingSince = -1;

  const newsOf = (at: number): Told => {
    const told = news.get(at + 1) ?? { epochs: [], end: null };
    news.set(at + 1, told);
    return told;
  };
  const trained = (at: number): number => {
    let epochs = trials[at]!.epochsDone;
    for (const { outcome } of news.get(at + 1)?.epochs ?? NONE) epochs += outcome.epochs ?? 1;
    return epochs;
  };

  const progressOf = (ordinal: number): Progress => {
    const at = ordinal - 1;
    const inherited = inheritedEpochs(trials[at]!, trials);
    const ended = (news.get(ordinal)?.end ?? null) !== null;
    return { counted: trials[at]!.epochsDone - inherited, trained: trained(at) - inherited, ended };
  };
  const isIdle = (): boolean => running.length < workers && queue.length === 0;
  const clock = width === null ? asTheyCome({ news: () => news.keys(), progressOf, isIdle }) : virtualClock(width, progressOf);
  const onClock = (trial: SimulatedTrial): TrialOnClock => ({
    ordinal: trial.ordinal,
    epochCost: epochCost(trial.params),
    epochs: trial.epochs - inheritedEpochs(trial, trials),
  });

  const proceed = (at: number): void => {
    const trial = trials[at]!;
    const { params, epochs } = trial;
    const done = trained(at);
    const outcome = done >= epochs ? 'ended' : train(params, done + 1, epochs, rootOf(trial, trials));
    const durationMs = typeof outcome === 'string' ? 0 : outcome.durationMs;
    running.push({ at, outcome, endMs: nowMs + durationMs });
  };

  const assign = (): void => {
    while (running.length < workers && queue.length > 0) {
      const at = queue.shift()!;
      const busy = new Set(running.map((other) => trials[other.at]!.worker));
      const worker = Array.from({ length: workers }, (_, each) => each).find((each) => !busy.has(each))!;
      trials[at] = { ...trials[at]!, worker, startMs: nowMs, endMs: nowMs };
      proceed(at);
    }
  };

  const add = ({ params, epochs, parent, rung, bracket, reason, memo }: Extract<Decision, { kind: 'run' }>): void => {
    const root = parent === null ? undefined : trials[parent - 1]!;
    const trial: SimulatedTrial = {
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
      worker: 0,
      startMs: nowMs,
      endMs: nowMs,
      countedMs: 0,
      curve: root?.curve ?? [],
    };
    trials.push(trial);
    clock.add(onClock(trial));
    queue.push(trials.length - 1);
    assign();
  };

  const end = (at: number, state: HistoryTrial['state']): void => {
    trials[at] = { ...trials[at]!, state, sequence: ++results, countedMs: nowMs };
    news.delete(at + 1);
    clock.end(at + 1, ownLength(trials[at], trials));
  };

  const take = (at: number, { outcome, endMs }: Trained): void => {
    const trial = trials[at]!;
    const better = isBetter({ goal }, outcome.stop, trial.stopValue);
    trials[at] = {
      ...trial,
      epochsDone: trial.epochsDone + (outcome.epochs ?? 1),
      stopValue: better ? outcome.stop : trial.stopValue,
      value: better ? outcome.select : trial.value,
      endMs,
      curve: [...trial.curve, outcome],
    };
  };

  const count = ({ ordinal, epoch, ends }: Tick): void => {
    const [at, told] = [ordinal - 1, newsOf(ordinal - 1)];
    if (epoch) {
      take(at, told.epochs.shift()!);
      if (told.epochs.length === 0 && told.end === null) news.delete(ordinal);
      const trial = trials[at]!;
      if (trial.epochsDone < trial.epochs && stops?.(trial, trials)) return end(at, 'stopped');
    }
    if (ends) end(at, told.end!);
  };

  /** False where the session is over. */
  const decide = (): boolean => {
    const decision = next(trials, nowMs);
    if (decision.kind === 'run') add(decision);
    else if (results < trials.length) waitingSince = results;
    else if (decision.kind === 'done') return false;
    else throw new Error(`The strategy waits after ${trials.length} trials although nothing is running.`);
    return true;
  };

  /** False where the session is over. */
  const follow = (): boolean => {
    for (;;) {
      const asks = waitingSince !== results && clock.isFree();
      const tick = asks ? null : clock.next();
      if (asks && !decide()) return false;
      if (tick !== null) count(tick);
      if (!asks && tick === null) return true;
    }
  };

  const tell = ({ at, outcome, endMs }: Running): void => {
    if (outcome === 'failed' || outcome === 'ended') newsOf(at).end = outcome === 'failed' ? 'failed' : 'completed';
    else if (!Number.isFinite(outcome.stop)) {
      trials[at] = { ...trials[at]!, endMs };
      newsOf(at).end = 'diverged';
    } else {
      if (stops) newsOf(at).epochs.push({ outcome, endMs });
      else take(at, { outcome, endMs });
      if (trained(at) >= trials[at]!.epochs) newsOf(at).end = 'completed';
    }
  };

  /** Whether anything was told since the clock was last followed. */
  let isNews = true;
  while (!isNews || follow()) {
    const first = running.reduce((earliest, other) =>
      other.endMs < earliest.endMs || (other.endMs === earliest.endMs && other.at < earliest.at) ? other : earliest,
    );
    running.splice(running.indexOf(first), 1);
    nowMs = first.endMs;
    const { at } = first;
    if (trials[at]!.sequence === null) {
      tell(first);
      // Before its worker trains on or takes another trial, so that a rule ends it in time.
      if (stops && !follow()) return trials;
      if (trials[at]!.sequence === null && (news.get(at + 1)?.end ?? null) === null) proceed(at);
    }
    isNews = news.size > 0 || running.length === 0;
    assign();
  }
  return trials;
}
