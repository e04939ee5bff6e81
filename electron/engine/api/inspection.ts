/** Looks inside a trained network: a worker of its own, started on demand and ended when nobody has asked for a while. */
import type { TrialInspection } from '../../../shared/contract.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { BackendHost } from '../backend-host.ts';
import { checkpointFiles } from '../checkpoint-files.ts';
import { partitionFileOf } from '../data/study-partitions.ts';
import { createLocalPool, type Pool } from '../pool/local-pool.ts';

const IDLE_MS = 60_000;

export interface Inspector {
  /** @throws TrialdeckError unavailable, where the trial's weights are no longer kept. */
  inspect(trialId: number): Promise<TrialInspection>;
  close(): void;
}

export function createInspector({ store, folders, spawn }: BackendHost): Inspector {
  let open: { readonly partitionFile: string; readonly pool: Pool; readonly ready: Promise<void> } | null = null;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const close = (): void => {
    clearTimeout(idle);
    open?.pool.close();
    open = null;
  };

  const poolFor = (partitionFile: string): NonNullable<typeof open> => {
    if (open?.partitionFile === partitionFile) return open;
    close();
    const ready = Promise.withResolvers<void>();
    const ignore = (): void => {};
    const pool = createLocalPool(
      { workers: 1, spawn, partitionFile, checkpointFolder: folders.checkpoints },
      {
        onIdle: ready.resolve,
        onBroken: (reason) => ready.reject(new TrialdeckError('failure', reason)),
        onEpoch: ignore,
        onEnd: ignore,
        onFailed: ignore,
        onLost: ignore,
      },
    );
    open = { partitionFile, pool, ready: ready.promise };
    return open;
  };

  const inspectNow = async (trialId: number): Promise<TrialInspection> => {
    const trial = store.trial(trialId);
    const study = store.study(store.session(trial.sessionId).studyId);
    const checkpointFile = checkpointFiles(folders.checkpoints, trial.sessionId).existing(trial.number);
    if (checkpointFile === null)
      throw new TrialdeckError(
        'unavailable',
        `The weights of trial ${trial.number} are not kept: a session keeps those of its ten best trials. Run it again to look inside.`,
      );
    const partitionFile = partitionFileOf(study.dataset, study.split, folders);
    const job = {
      params: trial.params,
      modelSeed: trial.modelSeed,
      epochs: trial.epochs,
      maxEpochs: study.maxEpochs,
      objective: study.objective,
      partitionFile,
      recordConfirm: false,
      checkpointFile: null,
      resumeFrom: null,
      epochsKnown: 0,
    };
    clearTimeout(idle);
    const { pool, ready } = poolFor(partitionFile);
    try {
      await ready;
      return await pool.inspect({ job, checkpointFile });
    } catch (error) {
      close();
      throw error;
    } finally {
      idle = setTimeout(close, IDLE_MS).unref();
    }
  };

  return {
    // One at a time: the worker serves one request, and people look at one trial.
    inspect: (trialId) => {
      const result = queue.then(() => inspectNow(trialId));
      queue = result.catch(() => {});
      return result;
    },
    close,
  };
}
