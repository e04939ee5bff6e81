/** One worker process that looks into trials, and trains one again whose weights are gone. */
import type { Seen } from '../../../shared/trial-detail.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { Environment, Epoch } from '../../../shared/model.ts';
import type { BackendHost } from '../backend-host.ts';
import { told, withoutWorkers } from '../fault.ts';
import { localPool } from '../pool/local.ts';
import type { InspectionWork } from '../pool/protocol.ts';
import type { TrialWork } from '../pool/work.ts';
import type { TaskGrant } from '../tasks/grant.ts';

/** It does one thing at a time: await one answer before the next question. Answers reject where the worker is lost. */
export interface InspectionWorker {
  inspect(inspection: InspectionWork): Promise<Seen>;
  /** Settles when the training has ended; rejects with what `onEpoch` throws. */
  train(work: TrialWork, onEpoch: EpochCheck): Promise<void>;
  /** What is asked rejects at once. */
  close(): void;
}

/** Told of every epoch, and where it was trained. */
export type EpochCheck = (epoch: Epoch, environment: Environment) => void;

interface Training {
  readonly onEpoch: EpochCheck;
  readonly settle: PromiseWithResolvers<void>;
}

export function startInspectionWorker(
  { spawn, folders, environment, clock }: Pick<BackendHost, 'spawn' | 'folders' | 'environment' | 'clock'>,
  grant: TaskGrant,
): InspectionWorker {
  let training: Training | null = null;
  let place: Environment | null = null;
  let closed = false;
  let idle = waited();

  const refuse = (error: TrialdeckError): void => {
    training?.settle.reject(error);
    idle.reject(error);
  };
  const follow = (epoch: Epoch): void => {
    try {
      training?.onEpoch(epoch, place!);
    } catch (error) {
      training?.settle.reject(error);
    }
  };
  const pool = localPool(spawn)(
    { workers: 1, ...grant, checkpointFolder: folders.checkpoints, environment, clock },
    {
      onIdle: () => idle.resolve(),
      onEpoch: (_, epoch) => follow(epoch),
      onEnd: () => training?.settle.resolve(),
      onFailed: (_, message, fault) => refuse(told(message, fault)),
      onLost: (_, reason) => refuse(new TrialdeckError('failure', reason)),
      onBroken: (reason) => refuse(withoutWorkers(reason)),
    },
  );

  /** A worker whose memory has grown is replaced after training, and the new one takes a moment to start. */
  const whenIdle = async (): Promise<void> => {
    while (!pool.hasIdle()) {
      if (closed) throw ended();
      await idle.promise;
      if (!pool.hasIdle()) idle = waited();
    }
  };

  return {
    inspect: async (inspection) => {
      await whenIdle();
      return pool.inspect(inspection);
    },
    train: async (work, onEpoch) => {
      await whenIdle();
      training = { onEpoch, settle: Promise.withResolvers() };
      pool.train({ trialId: 0, number: 0, work, began: null, assigned: (_, environment) => (place = environment) });
      try {
        await training.settle.promise;
      } finally {
        training = null;
      }
    },
    close: () => {
      closed = true;
      refuse(ended());
      pool.close();
    },
  };
}

function ended(): TrialdeckError {
  return new TrialdeckError('unavailable', 'The worker that looks into trials was ended.');
}

/** Rejects to whoever awaits it; where nobody does, that is no fault of its own. */
function waited(): PromiseWithResolvers<void> {
  const waiting = Promise.withResolvers<void>();
  waiting.promise.catch(() => {});
  return waiting;
}
