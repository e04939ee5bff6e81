/** How fast this machine trains: from the trials that it has finished, or from one epoch trained for the purpose. */
import type { Trial } from '../../../shared/model.ts';
import { defaultParams, completeParams } from '../../../shared/hyperparameters.ts';
import type { BackendHost } from '../backend-host.ts';
import { datasetSource } from '../data/dataset.ts';
import { defaultSplit } from '../data/split.ts';
import { partitionFileOf } from '../data/study-partitions.ts';
import { createLocalPool } from '../pool/local-pool.ts';
import type { TrainingJob } from '../training/trainer.ts';
import { predictedEpochSeconds, type Speed } from './estimate.ts';

/** Fewer finished trials than this say less than a measurement. */
const ENOUGH_TRIALS = 8;
/** Every study is asked for at most this many of its trials. */
const TRIALS_READ = 200;
const MEASURED_ROWS = 4_000;
const MEASURED_EPOCHS = 3;
/** One measurement on an idle machine says little about a long search: heat, other programs, waiting for memory. */
const SPREAD_OF_MEASUREMENT = { low: 0.8, high: 1.6 };

/** The speed that earlier trials on this machine show, or null where there are too few of them. */
export function speedFromTrials({ store, environment }: Pick<BackendHost, 'store' | 'environment'>): Speed | null {
  const quotients: number[] = [];
  for (const overview of store.studyOverviews()) {
    if (overview.finishedTrials === 0) continue;
    const { features, classes } = overview.dataset;
    const size = {
      trainRows: overview.split.train,
      measuredRows: overview.split.stop + overview.split.select,
      features,
      classes: classes.length,
    };
    const { rows } = store.trialPage({
      studyId: overview.id,
      filter: { states: ['completed'] },
      sort: { column: 'finishedAt', descending: true },
      limit: TRIALS_READ,
    });
    const [first] = rows;
    if (!first || store.trialDetail(first.id).environment?.cpu !== environment.cpu) continue;
    for (const row of rows) quotients.push(quotientOf(row, predictedEpochSeconds(row.params, size)));
  }
  if (quotients.length < ENOUGH_TRIALS) return null;
  quotients.sort((left, right) => left - right);
  const at = (share: number): number => quotients[Math.floor(share * (quotients.length - 1))]!;
  const factor = quotients.reduce((sum, quotient) => sum + quotient, 0) / quotients.length;
  return {
    factor,
    low: Math.min(1, at(0.1) / factor + (1 - at(0.1) / factor) / 2),
    high: Math.max(1, 1 + (at(0.9) / factor - 1) / 2),
    basis: `the pace of ${quotients.length} trials trained on this machine`,
  };
}

function quotientOf({ durationMs, epochsDone }: Pick<Trial, 'durationMs' | 'epochsDone'>, predicted: number): number {
  return durationMs / 1000 / Math.max(1, epochsDone) / predicted;
}

/** Trains the default network for a few epochs on generated pictures. @throws where no worker starts. */
export async function measureSpeed({ spawn, folders }: BackendHost): Promise<Speed> {
  const { summary } = datasetSource('generated');
  const split = defaultSplit(summary.rows, MEASURED_ROWS);
  const partitionFile = partitionFileOf(summary, split, folders);
  const params = { ...activeDefaults(), units: 512, hidden_layers: 3 };
  const job: TrainingJob = {
    params,
    modelSeed: 1,
    epochs: MEASURED_EPOCHS,
    maxEpochs: MEASURED_EPOCHS,
    objective: 'accuracy',
    partitionFile,
    recordConfirm: false,
    checkpointFile: null,
    resumeFrom: null,
    epochsKnown: 0,
  };
  const durations = await durationsOf(job, spawn, partitionFile, folders.checkpoints);
  const size = {
    trainRows: split.train,
    measuredRows: split.stop + split.select,
    features: summary.features,
    classes: summary.classes.length,
  };
  const seconds = Math.min(...durations) / 1000;
  return {
    factor: seconds / predictedEpochSeconds(params, size),
    ...SPREAD_OF_MEASUREMENT,
    basis: `${MEASURED_EPOCHS} epochs trained just now to measure this machine`,
  };
}

function activeDefaults(): TrainingJob['params'] {
  const { hidden_layers, units, optimizer, batch_size } = completeParams({});
  return { hidden_layers, units, optimizer, batch_size, learning_rate: defaultParams['learning_rate']! };
}

function durationsOf(
  job: TrainingJob,
  spawn: BackendHost['spawn'],
  partitionFile: string,
  checkpointFolder: string,
): Promise<readonly number[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly number[]>();
  const durations: number[] = [];
  const fail = (reason: string): void => reject(new Error(reason));
  const pool = createLocalPool(
    { workers: 1, spawn, partitionFile, checkpointFolder },
    {
      onIdle: () => {
        if (durations.length === 0) pool.train(0, 0, job, () => {});
      },
      onEpoch: (_, { durationMs }) => durations.push(durationMs),
      onEnd: () => resolve(durations),
      onFailed: (_, reason) => fail(reason),
      onLost: (_, reason) => fail(reason),
      onBroken: fail,
    },
  );
  return promise.finally(() => pool.close());
}
