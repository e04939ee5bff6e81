/** Trains what a batch has left to train, one training after another in one worker, which has the batch's rows and no others. */
import type { Epoch } from '../../../../../shared/model.ts';
import { TrialdeckError } from '../../../../../shared/errors.ts';
import type { NetworkTask } from '../../../../../shared/network/task.ts';
import type { BackendHost } from '../../../backend-host.ts';
import { MOST_RETRIES, told, withoutWorkers } from '../../../fault.ts';
import type { NamedFile } from '../../../named-file.ts';
import { localPool } from '../../../pool/local.ts';
import type { TrialWork } from '../../../pool/work.ts';
import { kindOf } from '../../catalogue.ts';
import { networkRoles } from '../roles.ts';
import { BALANCED_ACCURACY } from './experiments/chosen-metric.ts';
import { ACCURACY } from './roles.ts';
import type { HeldOut, LabTraining, Trained } from './training.ts';

type Place = Pick<BackendHost, 'spawn' | 'folders' | 'clock' | 'environment'>;

/** Nothing is read of single rows, of which the lab's files have their own numbers. */
const WITHOUT_ROWS = { ...ACCURACY, rows: null };
/** All that an experiment reads. */
const MEASURES = [ACCURACY, BALANCED_ACCURACY];

/**
 * @param task names the kind of trials; their rows are those of the file
 * @param done told of each training when it has ended
 * @throws TrialdeckError failure, where a training fails, loses its workers again and again, or no worker starts: with the
 *   machine's fault where it is that; the signal's reason, once it aborts
 */
export function trainBatch(
  trainings: readonly LabTraining[],
  task: NetworkTask,
  data: NamedFile,
  { spawn, folders, clock, environment }: Place,
  done: (training: LabTraining, trained: Trained) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const epochs: HeldOut[][] = trainings.map(() => []);
  let next = 0;
  let losses = 0;
  const leave = (): void => reject(signal.reason as Error);
  signal.addEventListener('abort', leave);
  const ended = (at: number): void => {
    if (epochs[at]!.length === 0)
      return reject(new TrialdeckError('failure', 'A training of the leak lab diverged in its first epoch.'));
    try {
      done(trainings[at]!, epochs[at]!);
    } catch (error) {
      return reject(error);
    }
    losses = 0;
    if (at + 1 === trainings.length) resolve();
  };
  /** No checkpoint is kept: it begins again, with the same values. */
  const lost = (at: number, reason: string): void => {
    losses += 1;
    if (losses > MOST_RETRIES)
      return reject(new TrialdeckError('failure', `A training of the leak lab lost its worker ${losses} times. ${reason}`));
    epochs[at] = [];
    next = at;
  };
  const pool = localPool(spawn)(
    { workers: 1, ...kindOf(task).grant(task, data), checkpointFolder: folders.checkpoints, environment, clock },
    {
      onIdle: () => {
        const training = trainings[next];
        if (training === undefined || signal.aborted) return;
        next += 1;
        pool.train({ trialId: next, number: next, work: workOf(training, next, task, data), began: null, assigned: () => {} });
      },
      onEpoch: (trialId, epoch) => void epochs[trialId - 1]!.push(heldOutOf(epoch)),
      onEnd: (trialId) => ended(trialId - 1),
      onFailed: (_, reason, fault) => reject(told(reason, fault)),
      onLost: (trialId, reason) => lost(trialId - 1, reason),
      onBroken: (reason) => reject(withoutWorkers(reason)),
    },
  );
  return promise.finally(() => {
    signal.removeEventListener('abort', leave);
    pool.close();
  });
}

function workOf({ params, modelSeed, epochs }: LabTraining, number: number, task: NetworkTask, data: NamedFile): TrialWork {
  return {
    task,
    number,
    params,
    modelSeed,
    epochs,
    maxEpochs: epochs,
    measures: MEASURES,
    objective: WITHOUT_ROWS,
    roles: networkRoles(true),
    session: 'leak lab',
    data: data.name,
    checkpoint: { keep: null, resumeFrom: null },
    epochsKnown: 0,
  };
}

function heldOutOf({ stop, select, confirm }: Epoch): HeldOut {
  return { stop, select, confirm: confirm! };
}
