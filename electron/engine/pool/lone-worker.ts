/**
 * One worker of this machine that does one thing at a time, beside all searches: it measures speed, looks into trials, trains the leak
 * lab. What loses its worker begins again in the next one, as in a search.
 */
import type { Environment, Epoch } from '../../../shared/model.ts';
import type { Seen } from '../../../shared/trial-detail.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { lostItsWorker, MOST_RETRIES, ofLostWorker, reasonOf, told, withoutWorkers } from '../fault.ts';
import type { TaskGrant } from '../tasks/grant.ts';
import { localPool } from './local.ts';
import type { PoolOptions } from './pool.ts';
import type { InspectionWork, SpawnWorker } from './protocol.ts';
import type { TrialWork } from './work.ts';

/** Await one answer before the next question. */
export interface LoneWorker {
  /** Settles when it has nothing to do: first, when it has started. */
  whenIdle(): Promise<void>;
  /**
   * Settles when the training has ended, with the epochs of the attempt that came to its end. No state is gone on from.
   * @throws TrialdeckError failure, where it fails or loses its worker again and again; what a listener throws
   */
  train(work: TrialWork, listener?: TrainingListener): Promise<readonly Epoch[]>;
  /** @throws TrialdeckError failure, as in training */
  inspect(inspection: InspectionWork): Promise<Seen>;
  /** What is asked rejects at once. @param why it does */
  close(why?: Error): void;
}

export interface TrainingListener {
  /** An attempt begins: what was told before counts for nothing. */
  readonly onBegin?: () => void;
  readonly onEpoch?: (epoch: Epoch, environment: Environment) => void;
}

/** A host has what it takes. */
export interface LonePlace extends Pick<PoolOptions, 'environment' | 'clock'> {
  readonly spawn: SpawnWorker;
  readonly folders: { readonly checkpoints: string };
}

interface Training {
  readonly listener: TrainingListener;
  readonly epochs: Epoch[];
  readonly ended: PromiseWithResolvers<readonly Epoch[]>;
}

/** @param doing what it does, as the subject of a sentence: "A training of the leak lab" */
export function openLoneWorker({ spawn, folders, ...place }: LonePlace, grant: TaskGrant, doing: string): LoneWorker {
  let training: Training | null = null;
  let environment: Environment | null = null;
  let trainings = 0;
  let broken: Error | null = null;
  let idle = waited();

  const end = (error: Error): void => {
    broken ??= error;
    training?.ended.reject(error);
    idle.reject(error);
  };
  const follow = (epoch: Epoch): void => {
    try {
      training?.epochs.push(epoch);
      training?.listener.onEpoch?.(epoch, environment!);
    } catch (error) {
      training?.ended.reject(error);
    }
  };
  const pool = localPool(spawn)(
    { workers: 1, ...grant, checkpointFolder: folders.checkpoints, ...place },
    {
      onIdle: () => idle.resolve(),
      onEpoch: (_, epoch) => follow(epoch),
      onEnd: () => training?.ended.resolve(training.epochs),
      onFailed: (_, message, fault) => training?.ended.reject(told(message, fault)),
      onLost: (_, reason) => training?.ended.reject(ofLostWorker(reason)),
      onBroken: (reason) => end(withoutWorkers(reason)),
    },
  );

  /** A worker whose memory has grown is replaced after training, and the new one takes a moment to start. */
  const whenIdle = async (): Promise<void> => {
    while (!pool.hasIdle()) {
      if (broken !== null) throw broken;
      await idle.promise;
      if (!pool.hasIdle()) idle = waited();
    }
  };

  const again = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
    for (let losses = 1; ; losses++) {
      await whenIdle();
      try {
        return await attempt();
      } catch (error) {
        if (!lostItsWorker(error)) throw error;
        const text = `${doing} lost its worker ${losses} times. ${reasonOf(error)}`;
        if (losses > MOST_RETRIES) throw new TrialdeckError('failure', text);
      }
    }
  };

  return {
    whenIdle,
    train: (work, listener = {}) => {
      const trialId = ++trainings;
      return again(async () => {
        const assigned = (_: number, where: Environment): void => void (environment = where);
        training = { listener, epochs: [], ended: Promise.withResolvers() };
        try {
          listener.onBegin?.();
          pool.train({ trialId, number: work.number, work, began: null, assigned });
          return await training.ended.promise;
        } finally {
          training = null;
        }
      });
    },
    inspect: (inspection) => again(() => pool.inspect(inspection)),
    close: (why = new TrialdeckError('unavailable', 'The worker was ended.')) => {
      end(why);
      pool.close();
    },
  };
}

/** Opens one for as long as it is used. @throws the signal's reason, once it aborts */
export async function withLoneWorker<Result>(
  open: () => LoneWorker,
  signal: AbortSignal,
  use: (worker: LoneWorker) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const worker = open();
  const leave = (): void => worker.close(signal.reason as Error);
  signal.addEventListener('abort', leave);
  try {
    return await use(worker);
  } finally {
    signal.removeEventListener('abort', leave);
    worker.close();
  }
}

/** Rejects to whoever awaits it; where nobody does, that is no fault of its own. */
function waited(): PromiseWithResolvers<void> {
  const waiting = Promise.withResolvers<void>();
  waiting.promise.catch(() => {});
  return waiting;
}
