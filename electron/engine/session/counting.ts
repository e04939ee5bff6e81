/** Puts on record what workers have told of a session's trials, when the clock comes to it. */
import type { Reason, Trial } from '../../../shared/model.ts';
import type { NewTrial, TrialEnd } from '../../../db/store/trials.ts';
import type { Tick } from '../search/clock/clock.ts';
import type { News, ToldEnd, ToldEpoch } from './news.ts';
import type { SearchListener } from './search-run.ts';
import type { SessionCheckpoints } from './session-checkpoints.ts';
import type { SessionRecord } from './session-record.ts';
import type { SessionTrials } from './session-trials.ts';
import { stoppedByPerson } from './stopped-by-person.ts';
import type { TaskKind } from '../tasks/task.ts';
import type { Stopping } from './stopping.ts';

export interface Counting {
  count(tick: Tick): void;
  /** An epoch that no rule judges, or that is on record and told again. */
  take(trialId: number, told: ToldEpoch): void;
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

  /**
   * An end outlasts this run where the epochs on record do not tell of it, as soon as all before it are. That a trial begins again
   * is found out anew.
   */
  const hold = (trialId: number): void => {
    const trial = trials.withId(trialId);
    const end = news.endOf(trial.ordinal);
    if (end === null || end.again !== undefined || news.epochs(trial.ordinal) > 0) return;
    if (end.state === 'failed' || !kind.hasTrained(trial)) record.hold(trialId, end);
  };
  const tellEnd: Counting['tellEnd'] = (trialId, end) => {
    news.tellEnd(trials.withId(trialId).ordinal, { ...end, at: now() });
    hold(trialId);
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
    if (stopReason === null) return hold(trial.id);
    if (news.epochs(trial.ordinal) > 0) checkpoints.discard(trial.ordinal);
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
    take: (trialId, told) => put(trialId, told, null),
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
