/** Trains what a batch has left to train, one training after another in one worker, which has the batch's rows and no others. */
import type { Epoch } from '../../../../../shared/model.ts';
import { TrialdeckError } from '../../../../../shared/errors.ts';
import type { NetworkTask } from '../../../../../shared/network/task.ts';
import type { NamedFile } from '../../../named-file.ts';
import { openLoneWorker, withLoneWorker, type LonePlace, type LoneWorker } from '../../../pool/lone-worker.ts';
import type { TrialWork } from '../../../pool/work.ts';
import { kindOf } from '../../catalogue.ts';
import { grantOf } from '../../grant.ts';
import { networkRoles } from '../roles.ts';
import { BALANCED_ACCURACY } from './experiments/chosen-metric.ts';
import { ACCURACY } from './roles.ts';
import type { HeldOut, LabTraining, Trained } from './training.ts';

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
  place: LonePlace,
  done: (training: LabTraining, trained: Trained) => void,
  signal: AbortSignal,
): Promise<void> {
  const open = (): LoneWorker => openLoneWorker(place, grantOf(kindOf(task), task, data), 'A training of the leak lab');
  return withLoneWorker(open, signal, async (worker) => {
    for (const [at, training] of trainings.entries()) {
      const epochs = await worker.train(workOf(training, at + 1, task, data));
      if (epochs.length === 0) throw new TrialdeckError('failure', 'A training of the leak lab diverged in its first epoch.');
      done(training, epochs.map(heldOutOf));
    }
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
