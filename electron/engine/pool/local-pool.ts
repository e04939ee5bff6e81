/**
 * Trial workers on this machine: a fixed number of processes, each training one trial at a time. A worker that is lost is
 * replaced, one whose memory has grown is recycled between trials; what becomes of a lost worker's trial is the
 * listener's decision.
 */
import { TrialdeckError } from '../../../shared/errors.ts';
import type { WorkerStatus } from '../../../shared/contract/searches.ts';
import type { NetworkInspection } from '../../../shared/trial-detail.ts';
import type { Epoch } from '../../../shared/model.ts';
import type { RowResults } from '../../../shared/row-results.ts';
import type { Fault } from '../fault.ts';
import type { TrainingEnd, TrainingJob } from '../training/trainer.ts';
import type { FromWorker, InspectionJob, SpawnWorker, WorkerHandle } from './protocol.ts';

export interface PoolListener {
  /** A worker has nothing to do. */
  onIdle(): void;
  onEpoch(trialId: number, epoch: Epoch, rowResults: RowResults | null): void;
  onEnd(trialId: number, end: TrainingEnd): void;
  /** The trial cannot be trained; its worker is well. */
  onFailed(trialId: number, message: string, fault: Fault): void;
  /** The trial's worker is gone; another one takes its place. */
  onLost(trialId: number, reason: string): void;
  /** Workers cannot be started: none is replaced any more. */
  onBroken(reason: string): void;
}

export interface TrainerIdentity {
  readonly engine: 'native' | 'reference';
  readonly tensorflow: string;
}

export interface Pool {
  /** Gives the trial to an idle worker; `assigned` is called before the worker hears of it. False when none is idle. */
  train(trialId: number, number: number, job: TrainingJob, assigned: (worker: number, trainer: TrainerIdentity) => void): boolean;
  hasIdle(): boolean;
  /** Asks the trial's worker to stop after the epoch that it is training. */
  stop(trialId: number): void;
  /** The answer to an epoch of a trial that is to train on; needed where the pool was made with `answers`. */
  goOn(trialId: number): void;
  inspect(inspection: InspectionJob): Promise<NetworkInspection>;
  status(): readonly WorkerStatus[];
  /** Process ids of the live workers. */
  pids(): readonly number[];
  close(): void;
}

export interface PoolOptions {
  readonly workers: number;
  readonly spawn: SpawnWorker;
  readonly partitionFile: string;
  readonly checkpointFolder: string;
  /** Whether every epoch is answered, by `goOn` or `stop`, and workers wait for it; else they train on by themselves. */
  readonly answers?: boolean | undefined;
  /** A worker above this is replaced when its trial has ended. */
  readonly recycleAboveBytes?: number | undefined;
}

const RECYCLE_ABOVE_BYTES = 1.5 * 2 ** 30;
/** A worker that dies this often before it was ready will not start the next time either. */
const STARTS_BEFORE_GIVING_UP = 3;

interface Slot {
  readonly worker: number;
  handle: WorkerHandle;
  trainer: TrainerIdentity | null;
  trial: { readonly id: number; readonly number: number; epoch: number; readonly epochs: number } | null;
  inspection: { readonly id: number; readonly settle: PromiseWithResolvers<NetworkInspection> } | null;
  residentBytes: number | null;
}

/** Starts the workers at once; they announce themselves by `onIdle`. */
export function createLocalPool(options: PoolOptions, listener: PoolListener): Pool {
  const recycleAbove = options.recycleAboveBytes ?? RECYCLE_ABOVE_BYTES;
  let closed = false;
  let failedStarts = 0;
  let inspections = 0;

  const start = (slot: Slot): void => {
    const handle = options.spawn(slot.worker, options.partitionFile, options.checkpointFolder);
    Object.assign(slot, { handle, trainer: null, trial: null, inspection: null, residentBytes: null });
    handle.onMessage((message) => {
      if (!closed && slot.handle === handle) receive(slot, message);
    });
    handle.onExit((reason) => {
      if (!closed && slot.handle === handle) replace(slot, reason);
    });
  };

  const replace = (slot: Slot, reason: string): void => {
    const { trial, inspection } = slot;
    failedStarts = slot.trainer === null ? failedStarts + 1 : 0;
    const broken = failedStarts >= STARTS_BEFORE_GIVING_UP;
    if (!broken) start(slot);
    inspection?.settle.reject(new TrialdeckError('failure', reason));
    if (trial !== null) listener.onLost(trial.id, reason);
    if (broken) listener.onBroken(reason);
  };

  const release = (slot: Slot, residentBytes: number | null): void => {
    slot.trial = null;
    slot.residentBytes = residentBytes ?? slot.residentBytes;
    if ((slot.residentBytes ?? 0) <= recycleAbove) return;
    const worn = slot.handle;
    start(slot);
    worn.kill();
  };

  const receive = (slot: Slot, message: FromWorker): void => {
    switch (message.kind) {
      case 'ready':
        failedStarts = 0;
        slot.trainer = { engine: message.engine, tensorflow: message.tensorflow };
        return listener.onIdle();
      case 'epoch':
        slot.residentBytes = message.residentBytes;
        if (slot.trial?.id === message.trialId) slot.trial.epoch = message.epoch.epoch;
        return listener.onEpoch(message.trialId, message.epoch, message.rowResults);
      case 'end':
        release(slot, message.residentBytes);
        listener.onEnd(message.trialId, message.end);
        return listener.onIdle();
      case 'failed':
        release(slot, null);
        listener.onFailed(message.trialId, message.message, message.fault);
        return listener.onIdle();
      case 'inspected':
        return settleInspection(slot, (settle) => settle.resolve(message.inspection));
      case 'inspection-failed':
        return settleInspection(slot, (settle) => settle.reject(new TrialdeckError('failure', message.message)));
    }
  };

  const settleInspection = (slot: Slot, answer: (settle: PromiseWithResolvers<NetworkInspection>) => void): void => {
    const { inspection } = slot;
    slot.inspection = null;
    if (inspection !== null) answer(inspection.settle);
    listener.onIdle();
  };

  const slots = Array.from({ length: options.workers }, (_, index) => ({ worker: index + 1 }) as Slot);
  slots.forEach(start);
  const idle = (): Slot | undefined =>
    slots.find((slot) => slot.trainer !== null && slot.trial === null && slot.inspection === null);
  const workerOf = (trialId: number): WorkerHandle | undefined => slots.find((slot) => slot.trial?.id === trialId)?.handle;

  return {
    hasIdle: () => !closed && idle() !== undefined,
    train: (trialId, number, job, assigned) => {
      const slot = idle();
      if (closed || slot === undefined || slot.trainer === null) return false;
      assigned(slot.worker, slot.trainer);
      slot.trial = { id: trialId, number, epoch: job.epochsKnown, epochs: job.epochs };
      slot.handle.send({ kind: 'train', trialId, job, answered: options.answers === true });
      return true;
    },
    stop: (trialId) => workerOf(trialId)?.send({ kind: 'stop', trialId }),
    goOn: (trialId) => {
      if (options.answers) workerOf(trialId)?.send({ kind: 'go-on', trialId });
    },
    inspect: (inspection) => {
      const slot = idle();
      if (closed || slot === undefined) throw new TrialdeckError('busy', 'No worker is free to look at the trial.');
      const settle = Promise.withResolvers<NetworkInspection>();
      slot.inspection = { id: ++inspections, settle };
      slot.handle.send({ kind: 'inspect', id: slot.inspection.id, inspection });
      return settle.promise;
    },
    status: () => slots.map(statusOf),
    pids: () => slots.flatMap((slot) => slot.handle.pid ?? []),
    close: () => {
      closed = true;
      for (const slot of slots) {
        slot.inspection?.settle.reject(new TrialdeckError('unavailable', 'The workers were ended.'));
        slot.handle.kill();
      }
    },
  };
}

function statusOf(slot: Slot): WorkerStatus {
  const { trial } = slot;
  const resting = slot.trainer === null ? 'starting' : 'idle';
  return {
    worker: slot.worker,
    doing: trial !== null ? 'training' : slot.inspection !== null ? 'inspecting' : resting,
    trialId: trial?.id ?? null,
    trialNumber: trial?.number ?? null,
    epoch: trial?.epoch ?? null,
    epochs: trial?.epochs ?? null,
    residentBytes: slot.residentBytes,
  };
}
