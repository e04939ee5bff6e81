/**
 * The slots of every pool: workers, each with one trial at a time, over whatever starts a worker. A worker that is lost is
 * replaced, one whose memory has grown is recycled between trials, one that is no longer wanted leaves when its trial has
 * ended; what becomes of a lost worker's trial is the listener's decision.
 */
import { TrialdeckError } from '../../../shared/errors.ts';
import type { WorkerStatus } from '../../../shared/contract/searches.ts';
import type { Environment } from '../../../shared/model.ts';
import type { Seen } from '../../../shared/trial-detail.ts';
import { ofLostWorker, sentenceOf, told } from '../fault.ts';
import { sameArithmetic } from './arithmetic.ts';
import { refuseUnexpected, type Course } from './conversation.ts';
import { heard } from './heard.ts';
import type { Assignment, Pool, PoolListener, PoolOptions, Reach } from './pool.ts';
import type { Attempt, FromWorker, WorkerHandle } from './protocol.ts';
import { epochLimitMs, limitText, type TimeLimits } from './time-limits.ts';

const RECYCLE_ABOVE_BYTES = 1.5 * 2 ** 30;
/** A worker that dies this often before it was of use will not be the next time either. */
const STARTS_BEFORE_GIVING_UP = 3;

interface SlotTrial extends Course {
  readonly number: number;
  told: number | null;
  stopAsked: boolean;
}

interface Slot {
  readonly worker: number;
  handle: WorkerHandle;
  /** Null until the worker is ready. */
  place: { readonly machine: string; readonly environment: Environment } | null;
  trial: SlotTrial | null;
  inspection: { readonly id: number; readonly settle: PromiseWithResolvers<Seen> } | null;
  residentBytes: number | null;
  /** Calls off the end of the worker, which it has coming where it says nothing. */
  callOff: () => void;
  /** It goes when its work has ended, and no other takes its place. */
  leaving: boolean;
  /** Whether the worker was given anything to do, or has answered to its lease. */
  hasServed: boolean;
  /** Why the worker was ended, for its silence or for what it said: nothing that it still says counts. */
  endedFor: string | null;
}

/** What differs from pool to pool. */
export interface WorkerSource {
  start(index: number): WorkerHandle;
  readonly limits: TimeLimits;
  /** Whether the workers' machines are told, as they need not be this one. */
  readonly elsewhere: boolean;
}

/** Starts the workers at once; they announce themselves by `onIdle`. */
export function openWorkers(source: WorkerSource, options: PoolOptions, listener: PoolListener): Pool {
  const recycleAbove = options.recycleAboveBytes ?? RECYCLE_ABOVE_BYTES;
  const limits = { ...source.limits, ...options.limits };
  let closed = false;
  let broken = false;
  let failedStarts = 0;
  let attempts = 0;
  let inspections = 0;
  let longestMs = 0;

  const slots: Slot[] = [];
  const isOwn = (slot: Slot, handle: WorkerHandle): boolean => !closed && slot.handle === handle && slots.includes(slot);

  const start = (slot: Slot): void => {
    const handle = source.start(slot.worker);
    slot.callOff();
    Object.assign(slot, { handle, place: null, trial: null, inspection: null, residentBytes: null });
    Object.assign(slot, { hasServed: false, endedFor: null });
    expectWord(slot, limits.startMs, 'It was not ready');
    handle.onMessage((said) => {
      if (!isOwn(slot, handle) || slot.endedFor !== null) return;
      const message = checked(slot, said);
      if (message !== null) receive(slot, message);
    });
    handle.onExit((reason, ofMachine = false) => {
      if (isOwn(slot, handle)) replace(slot, slot.endedFor ?? reason, ofMachine);
    });
  };

  /** Its end is told when it is gone: nobody writes its files any more then. */
  const endWorker = (slot: Slot, why: string): void => {
    slot.callOff();
    slot.endedFor = `The worker was ended. ${why}`;
    slot.handle.kill();
  };

  /** Null where no worker says that, or none does now: it is ended for it. */
  const checked = (slot: Slot, said: unknown): FromWorker | null => {
    try {
      const message = heard(said);
      const { place, trial, inspection } = slot;
      refuseUnexpected(message, { isReady: place !== null, trial, inspection: inspection?.id ?? null });
      return message;
    } catch (error) {
      endWorker(slot, sentenceOf(error));
      return null;
    }
  };

  /** The worker is ended where the time is over. */
  const expectWord = (slot: Slot, limitMs: number, what: string): void => {
    slot.callOff();
    slot.callOff = options.clock.after(limitMs, () => endWorker(slot, `${what} within ${limitText(limitMs)}.`));
  };
  const expectEpoch = (slot: Slot): void => expectWord(slot, epochLimitMs(limits, longestMs), 'Nothing was heard of its trial');

  /** A worker with nothing to do is asked for a word now and then, so that one that is gone is noticed before it gets a trial. */
  const rest = (slot: Slot): void => {
    slot.callOff();
    slot.callOff = options.clock.after(limits.leaseMs, () => {
      expectWord(slot, limits.leaseMs, 'It had nothing to do and did not answer');
      slot.handle.send({ kind: 'renew' });
    });
  };

  const remove = (slot: Slot): void => {
    slot.callOff();
    slots.splice(slots.indexOf(slot), 1);
  };
  const dismiss = (slot: Slot): void => {
    remove(slot);
    slot.handle.kill();
  };

  const replace = (slot: Slot, reason: string, ofMachine: boolean): void => {
    const { trial, inspection, leaving } = slot;
    slot.callOff();
    failedStarts = slot.hasServed ? 0 : failedStarts + 1;
    broken ||= failedStarts >= STARTS_BEFORE_GIVING_UP;
    if (leaving) remove(slot);
    else if (broken) Object.assign(slot, { place: null, trial: null, inspection: null });
    else start(slot);
    inspection?.settle.reject(ofLostWorker(reason));
    if (trial !== null && ofMachine) listener.onFailed(trial.trialId, reason, 'machine');
    else if (trial !== null) listener.onLost(trial.trialId, reason);
    if (broken) listener.onBroken(reason);
  };

  const release = (slot: Slot, residentBytes: number | null): void => {
    slot.trial = null;
    if (slot.leaving) return dismiss(slot);
    slot.residentBytes = residentBytes ?? slot.residentBytes;
    if ((slot.residentBytes ?? 0) <= recycleAbove) return rest(slot);
    const worn = slot.handle;
    start(slot);
    worn.kill();
  };

  /** Null where the message speaks of a former attempt. */
  const current = (slot: Slot, { trialId, attempt }: Attempt): SlotTrial | null =>
    slot.trial?.trialId === trialId && slot.trial.attempt === attempt ? slot.trial : null;

  const receive = (slot: Slot, message: FromWorker): void => {
    switch (message.kind) {
      case 'ready':
        rest(slot);
        slot.place = { machine: message.machine, environment: message.environment };
        return listener.onIdle();
      case 'renewed':
        slot.hasServed = true;
        if (isIdle(slot)) rest(slot);
        return;
      case 'epoch': {
        const trial = current(slot, message);
        if (trial === null) return;
        slot.residentBytes = message.residentBytes;
        trial.told = message.epoch.epoch;
        longestMs = Math.max(longestMs, message.epoch.durationMs);
        if (options.answers) slot.callOff();
        else expectEpoch(slot);
        return listener.onEpoch(message.trialId, message.epoch, message.rowResults);
      }
      case 'end':
        if (current(slot, message) === null) return;
        release(slot, message.residentBytes);
        listener.onEnd(message.trialId, message.end);
        return listener.onIdle();
      case 'failed':
        if (current(slot, message) === null) return;
        release(slot, null);
        listener.onFailed(message.trialId, message.message, message.fault);
        return listener.onIdle();
      case 'inspected':
        return settleInspection(slot, (settle) => settle.resolve(message.seen));
      case 'inspection-failed':
        return settleInspection(slot, (settle) => settle.reject(told(message.message, message.fault)));
    }
  };

  const settleInspection = (slot: Slot, answer: (settle: PromiseWithResolvers<Seen>) => void): void => {
    const { inspection } = slot;
    slot.inspection = null;
    if (slot.leaving) dismiss(slot);
    else rest(slot);
    if (inspection !== null) answer(inspection.settle);
    listener.onIdle();
  };

  const add = (): void => {
    const taken = new Set(slots.map(({ worker }) => worker));
    const worker = Array.from({ length: slots.length + 1 }, (_, at) => at + 1).find((number) => !taken.has(number))!;
    const slot = { worker, leaving: false, callOff: () => {} } as Slot;
    slots.push(slot);
    start(slot);
  };
  const hasWork = ({ trial, inspection }: Slot): boolean => trial !== null || inspection !== null;
  const resize = (workers: number): void => {
    if (closed || broken) return;
    const busyFirst = slots.toSorted((one, other) => Number(hasWork(other)) - Number(hasWork(one)));
    for (const [at, slot] of busyFirst.entries()) slot.leaving = at >= workers;
    for (const slot of busyFirst) if (slot.leaving && !hasWork(slot)) dismiss(slot);
    while (slots.length < workers) add();
  };
  const isIdle = ({ place, trial, inspection, endedFor }: Slot): boolean =>
    place !== null && trial === null && inspection === null && endedFor === null;
  const hasArithmetic = ({ place }: Slot, began: Environment | null): boolean =>
    place !== null && (began === null || sameArithmetic(place.environment, began));
  const idle = (began: Environment | null): Slot | undefined => slots.find((slot) => isIdle(slot) && hasArithmetic(slot, began));
  const slotOf = (trialId: number): Slot | undefined => slots.find(({ trial }) => trial?.trialId === trialId);

  /** Says something to the trial's worker, after which it owes an answer. */
  const answer = (trialId: number, kind: 'go-on' | 'stop'): void => {
    const slot = slotOf(trialId);
    if (!slot?.trial) return;
    const { attempt } = slot.trial;
    slot.trial.stopAsked ||= kind === 'stop';
    expectEpoch(slot);
    slot.handle.send({ kind, trialId, attempt });
  };

  resize(options.workers);
  return {
    resize,
    hasIdle: () => !closed && slots.some(isIdle),
    reach: (began): Reach => {
      if (idle(began)) return 'now';
      const mayStill = ({ place }: Slot): boolean => place === null && !broken;
      const staying = slots.filter(({ leaving }) => !leaving);
      return staying.some((slot) => mayStill(slot) || hasArithmetic(slot, began)) ? 'later' : 'never';
    },
    train: ({ trialId, number, work, began, assigned }: Assignment) => {
      const slot = idle(began);
      if (closed || !slot?.place) return false;
      if (slotOf(trialId)) throw new Error(`Trial ${trialId} has a worker already.`);
      assigned(slot.worker, slot.place.environment);
      slot.trial = { trialId, attempt: ++attempts, number, work, told: null, stopAsked: false };
      slot.hasServed = true;
      expectEpoch(slot);
      slot.handle.send({ kind: 'train', trialId, attempt: attempts, work, answered: options.answers === true });
      return true;
    },
    stop: (trialId) => answer(trialId, 'stop'),
    goOn: (trialId) => {
      if (options.answers) answer(trialId, 'go-on');
    },
    inspect: (inspection) => {
      const slot = idle(null);
      if (closed || slot === undefined) throw new TrialdeckError('busy', 'No worker is free to look at the trial.');
      const settle = Promise.withResolvers<Seen>();
      slot.inspection = { id: ++inspections, settle };
      slot.hasServed = true;
      expectWord(slot, limits.epochMs, 'Nothing was heard of what it looks into');
      slot.handle.send({ kind: 'inspect', id: slot.inspection.id, inspection });
      return settle.promise;
    },
    status: () => slots.map((slot) => statusOf(slot, source.elsewhere)),
    pids: () => slots.flatMap((slot) => slot.handle.pid ?? []),
    close: () => {
      closed = true;
      for (const slot of slots) {
        slot.callOff();
        slot.inspection?.settle.reject(new TrialdeckError('unavailable', 'The workers were ended.'));
        slot.handle.kill();
      }
    },
  };
}

function statusOf({ worker, place, trial, inspection, residentBytes }: Slot, elsewhere: boolean): WorkerStatus {
  const resting = place === null ? 'starting' : 'idle';
  return {
    worker,
    machine: elsewhere ? (place?.machine ?? null) : null,
    doing: trial !== null ? 'training' : inspection !== null ? 'inspecting' : resting,
    trialId: trial?.trialId ?? null,
    trialNumber: trial?.number ?? null,
    epoch: trial === null ? null : (trial.told ?? trial.work.epochsKnown),
    epochs: trial?.work.epochs ?? null,
    residentBytes,
  };
}
