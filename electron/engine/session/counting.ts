/** Puts on record what workers have told of a session's trials, when the clock comes to it. */
import type { Reason, Trial } from '../../../shared/model.ts';
import type { NewTrial, ToldEpoch, TrialEnd } from '../../../db/store/trials.ts';
import type { Tick } from '../search/clock/clock.ts';
import type { News, ToldEnd } from './news.ts';
import type { SearchListener } from './search-run.ts';
import type { SessionCheckpoints } from './session-checkpoints.ts';
import type { SessionRecord } from './session-record.ts';
import type { SessionTrials } from './session-trials.ts';
import { stoppedByPerson } from './stopped-by-person.ts';
import type { TaskKind } from '../tasks/task.ts';
import type { Stopping } from './stopping.ts';

export interface Counting {
  count(tick: Tick): void;
  /** An epoch counts at once where no rule is to judge it; else it is news, and outlasts this run. One that was told before must be the same. */
  tellEpoch(trialId: number, told: ToldEpoch): void;
  tellEnd(trialId: number, end: Omit<ToldEnd, 'at'>): void;
  fail(trialId: number, failure: string): void;
  /** Whether it is known that the trial has ended: nothing that its worker still says of it counts. */
  hasEnded(trialId: number): boolean;
  /** A worker has trained a trial further than it counts: its checkpoint is not the trial's. */
  disregard(trialId: number): void;
  /**
   * Ends a trial with what was trained of it, whether the clock had come to that or not; where it had not ended, a person has
   * stopped it.
   */
  finishNow(trialId: number): Trial;
}

export interface CountingParts {
  readonly trials: SessionTrials;
  readonly news: News;
  readonly record: SessionRecord;
  readonly stopping: Stopping | null;
  readonly checkpoints: SessionCheckpoints;
  readonly listener: SearchListener;
  readonly kind: Pick<TaskKind, 'hasTrained'>;
  /** In ISO 8601. */
  now(): string;
  /** The rule has ended the trial. Its worker trains on until it hears of it, unless it waits for an answer to this epoch. */
  onStopped(trialId: number): void;
  /** Puts on record that the trial has failed and that the other one is queued in its place. */
  replace(trialId: number, end: TrialEnd, again: NewTrial): Trial;
  /** The trial's end is on record. */
  onSettled(trial: Trial): void;
}

export function createCounting(parts: CountingParts): Counting {
  const { trials, news, record, stopping, checkpoints, listener, kind, now, onStopped, replace, onSettled } = parts;

  /** An end outlasts this run where the epochs on record do not tell of it. That a trial begins again is found out anew. */
  const tellEnd: Counting['tellEnd'] = (trialId, { again, ...end }) => {
    const trial = trials.withId(trialId);
    const held = { ...end, at: now() };
    news.tellEnd(trial.ordinal, { ...held, again });
    const isOnRecord = end.state !== 'failed' && news.epochs(trial.ordinal).length === 0 && kind.hasTrained(trial);
    if (again === undefined && !isOnRecord) record.holdEnd(trialId, held);
    listener.onSession();
  };
  const fail: Counting['fail'] = (trialId, failure) => tellEnd(trialId, { state: 'failed', failure });

  const put = (trialId: number, { epoch, rowResults }: ToldEpoch, stopReason: Reason | null): void => {
    const end: TrialEnd | undefined = stopReason ? { state: 'stopped', failure: null, stopReason } : undefined;
    const different = record.epoch(trialId, epoch, { rowResults, end });
    if (different !== null) return fail(trialId, different);
    listener.onEpoch(record.refresh(trialId), epoch);
  };

  const judge = (trial: Trial, told: ToldEpoch): void => {
    const stopReason = stopping?.after(trial, told.epoch, trials.all) ?? null;
    put(trial.id, told, stopReason);
    if (stopReason === null) return;
    if (news.epochs(trial.ordinal).length > 0) checkpoints.discard(trial.ordinal);
    news.forget(trial.ordinal);
    onStopped(trial.id);
    onSettled(trials.withId(trial.id));
  };

  const putEnd = (trialId: number, { again, ...end }: ToldEnd): Trial =>
    again === undefined ? record.finish(trialId, end) : replace(trialId, end, again);

  return {
    count: ({ ordinal, epoch, ends }) => {
      const { id } = trials.withOrdinal(ordinal);
      if (epoch) judge(trials.withId(id), news.takeEpoch(ordinal)!);
      if (ends) onSettled(putEnd(id, news.takeEnd(ordinal)!));
    },
    tellEpoch: (trialId, told) => {
      const { ordinal, epochsDone } = trials.withId(trialId);
      if (stopping === null || told.epoch.epoch <= epochsDone) return put(trialId, told, null);
      const different = record.holdEpoch(trialId, told);
      if (different !== null) return fail(trialId, different);
      if (told.epoch.epoch > epochsDone + news.epochs(ordinal).length) news.tellEpoch(ordinal, told);
    },
    tellEnd,
    fail,
    hasEnded: (trialId) => {
      const { ordinal, sequence } = trials.withId(trialId);
      return sequence !== null || news.endOf(ordinal) !== null;
    },
    disregard: (trialId) => {
      const { ordinal, sequence } = trials.withId(trialId);
      if (sequence !== null) checkpoints.discard(ordinal);
    },
    finishNow: (trialId) => {
      const { ordinal } = trials.withId(trialId);
      for (let told = news.takeEpoch(ordinal); told; told = news.takeEpoch(ordinal)) put(trialId, told, null);
      return record.finish(trialId, news.takeEnd(ordinal) ?? stoppedByPerson(trials.withId(trialId), kind));
    },
  };
}
