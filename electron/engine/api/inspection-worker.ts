/** One worker process that looks into networks, and trains a network again whose weights are gone. */
import type { NetworkInspection } from '../../../shared/trial-detail.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { Epoch } from '../../../shared/model.ts';
import type { BackendHost } from '../backend-host.ts';
import { createLocalPool, type TrainerIdentity } from '../pool/local-pool.ts';
import type { InspectionJob } from '../pool/protocol.ts';
import type { TrainingJob } from '../training/trainer.ts';

/** It does one thing at a time: await one answer before the next question. Answers reject where the worker is lost. */
export interface InspectionWorker {
  inspect(inspection: InspectionJob): Promise<NetworkInspection>;
  /** Settles when the training has ended; rejects with what `onEpoch` throws. */
  train(job: TrainingJob, onEpoch: EpochCheck): Promise<void>;
  /** What is asked rejects at once. */
  close(): void;
}

/** Told of every epoch, and what trained it. */
export type EpochCheck = (epoch: Epoch, trainer: TrainerIdentity) => void;

interface Training {
  readonly onEpoch: EpochCheck;
  readonly settle: PromiseWithResolvers<void>;
}

export function startInspectionWorker(
  { spawn, folders }: Pick<BackendHost, 'spawn' | 'folders'>,
  partitionFile: string,
): InspectionWorker {
  let training: Training | null = null;
  let trainer: TrainerIdentity | null = null;
  let closed = false;
  const ready = Promise.withResolvers<void>();
  let idle = ready;

  const refuse = (error: TrialdeckError): void => {
    training?.settle.reject(error);
    idle.reject(error);
  };
  const fail = (reason: string): void => refuse(new TrialdeckError('failure', reason));
  const follow = (epoch: Epoch): void => {
    try {
      training?.onEpoch(epoch, trainer!);
    } catch (error) {
      training?.settle.reject(error);
    }
  };
  const pool = createLocalPool(
    { workers: 1, spawn, partitionFile, checkpointFolder: folders.checkpoints },
    {
      onIdle: () => idle.resolve(),
      onEpoch: (_, epoch) => follow(epoch),
      onEnd: () => training?.settle.resolve(),
      onFailed: (_, message) => fail(message),
      onLost: (_, reason) => fail(reason),
      onBroken: fail,
    },
  );

  /** A worker whose memory has grown is replaced after training, and the new one takes a moment to start. */
  const whenIdle = async (): Promise<void> => {
    while (!pool.hasIdle()) {
      if (closed) throw ended();
      await idle.promise;
      if (!pool.hasIdle()) idle = Promise.withResolvers();
    }
  };

  return {
    inspect: async (inspection) => {
      await whenIdle();
      return pool.inspect(inspection);
    },
    train: async (job, onEpoch) => {
      await whenIdle();
      training = { onEpoch, settle: Promise.withResolvers() };
      pool.train(0, 0, job, (_, identity) => (trainer = identity));
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
  return new TrialdeckError('unavailable', 'The worker that looks into networks was ended.');
}
