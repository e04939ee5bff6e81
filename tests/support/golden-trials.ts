/** Twenty short trials that together use all that a network can be made of, trained as a worker trains them. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { datasetSource } from '../../electron/engine/tasks/network/data/dataset.ts';
import { partitionFileOf } from '../../electron/engine/tasks/network/data/study-partitions.ts';
import { foldersOf, makeFolders } from '../../electron/engine/folders.ts';
import { readCheckpoint } from '../../electron/engine/tasks/network/training/checkpoint.ts';
import { createNativeTrainer } from '../../electron/engine/tasks/network/training/native/trainer.ts';
import type { NetworkState } from '../../electron/engine/tasks/network/training/network.ts';
import type { TrainingEnd } from '../../electron/engine/tasks/trainer.ts';
import { NETWORK_MEASURES } from '../../electron/engine/tasks/network/measures/catalogue.ts';
import { measureNamed } from '../../shared/measure.ts';
import type { Epoch, Params } from '../../shared/model.ts';
import { formerEpoch } from './former-epoch.ts';
import type { RecordedTraining } from './recorded-numbers.ts';
import { networkRoles } from '../../electron/engine/tasks/network/roles.ts';
import { GENERATED_TASK } from '../../bench/app/generated-study.ts';

export interface GoldenTrial extends RecordedTraining {
  readonly params: Params;
  readonly objective: string;
  readonly end: TrainingEnd;
  readonly bestEpoch: number | null;
  /** SHA-256 over weights, optimizer slots and moving statistics after the last epoch. */
  readonly state: string;
  /** The same over weights and moving statistics of the best epoch. */
  readonly best: string;
}

const EPOCHS = 5;
const SPLIT = { seed: 1, train: 2_000, stop: 500, select: 500, confirm: 500 };

/** Small layers and large steps, so that five epochs learn something. */
export const GOLDEN_PARAMS: readonly Params[] = [
  { optimizer: 'sgd', activation: 'relu', hidden_layers: 1, units: 32, learning_rate: 0.1, batch_size: 64 },
  { optimizer: 'momentum', activation: 'leaky_relu', units: 32, learning_rate: 0.02, momentum: 0.8, dropout_rate: 0.2 },
  { optimizer: 'nesterov', activation: 'elu', hidden_layers: 3, units: 48, shape: 'halving', learning_rate: 0.02, l2: 0.001 },
  { optimizer: 'rmsprop', activation: 'selu', units: 32, initializer: 'lecun_normal', rho: 0.95, learning_rate: 0.002 },
  { optimizer: 'adam', activation: 'gelu', hidden_layers: 2, units: 40, shape: 'pyramid', label_smoothing: 0.1 },
  { optimizer: 'adamw', activation: 'swish', hidden_layers: 3, units: 32, weight_decay: 0.05, learning_rate: 0.003 },
  { optimizer: 'adagrad', activation: 'tanh', units: 32, learning_rate: 0.05, initializer: 'glorot_normal' },
  { optimizer: 'adam', activation: 'sigmoid', hidden_layers: 1, units: 64, learning_rate: 0.01, batch_size: 32 },
  { optimizer: 'adam', batch_normalization: true, units: 32, learning_rate: 0.005, initializer: 'he_normal' },
  { optimizer: 'sgd', batch_normalization: true, dropout_rate: 0.4, units: 48, learning_rate: 0.2, gradient_clip: 1 },
  { optimizer: 'nesterov', schedule: 'cosine', warmup_epochs: 2, units: 32, learning_rate: 0.05, momentum: 0.95 },
  { optimizer: 'adamw', schedule: 'exponential', decay_factor: 0.5, decay_every_epochs: 2, units: 32, learning_rate: 0.01 },
  { optimizer: 'rmsprop', schedule: 'step', decay_factor: 0.1, decay_every_epochs: 3, units: 32, initializer: 'he_uniform' },
  { optimizer: 'adam', patience: 1, units: 64, learning_rate: 0.03, hidden_layers: 2, batch_size: 32 },
  { optimizer: 'adagrad', batch_normalization: true, l2: 0.01, units: 24, learning_rate: 0.1, warmup_epochs: 1 },
  { optimizer: 'momentum', gradient_clip: 0.5, label_smoothing: 0.2, units: 32, learning_rate: 0.1, activation: 'tanh' },
  { optimizer: 'adam', beta_1: 0.8, beta_2: 0.99, dropout_rate: 0.3, hidden_layers: 3, units: 64, shape: 'halving' },
  { optimizer: 'adamw', batch_normalization: true, activation: 'gelu', dropout_rate: 0.1, units: 32, batch_size: 100 },
  { optimizer: 'sgd', activation: 'selu', initializer: 'lecun_uniform', hidden_layers: 3, units: 32, learning_rate: 0.05 },
  { optimizer: 'adam', l2: 0.0001, label_smoothing: 0.05, gradient_clip: 2, schedule: 'cosine', patience: 3, batch_size: 256 },
];

/** Trains them one after another. Every other one by its loss, every third one with *confirm* measured. */
export async function trainGoldenTrials(folder: string): Promise<readonly GoldenTrial[]> {
  const folders = foldersOf({ TRIALDECK_HOME: path.join(folder, 'data'), TRIALDECK_CACHE: path.join(folder, 'cache') });
  makeFolders(folders);
  const partitionFile = partitionFileOf(datasetSource('generated').summary, SPLIT, folders);
  const trainer = createNativeTrainer({ scratch: folder });
  const trained: GoldenTrial[] = [];
  for (const [at, params] of GOLDEN_PARAMS.entries()) {
    const objective = at % 2 === 0 ? 'accuracy' : 'loss';
    const checkpointFile = path.join(folder, `${at}.checkpoint`);
    const epochs: RecordedTraining['epochs'][number][] = [];
    const job = {
      params,
      modelSeed: 1_000 + at,
      epochs: EPOCHS,
      maxEpochs: EPOCHS,
      measures: NETWORK_MEASURES,
      objective: measureNamed(NETWORK_MEASURES, objective),
      dataFile: partitionFile,
      task: GENERATED_TASK,
      number: 1,
      roles: networkRoles(at % 3 === 0),
      session: 'golden',
      checkpointFile,
      resumeFrom: null,
      epochsKnown: 0,
    } as const;
    const end = await trainer.train(job, (epoch) => {
      epochs.push(withoutDuration(epoch));
      return 'continue';
    });
    const { state, best, bestEpoch } = readCheckpoint(checkpointFile);
    trained.push({ params, objective, end, bestEpoch, state: digest(state), best: digest(best!), epochs });
  }
  return trained;
}

/** How long it took is of no repeat. */
export function withoutDuration(epoch: Epoch): RecordedTraining['epochs'][number] {
  const { durationMs: _, ...numbers } = formerEpoch(epoch);
  return numbers;
}

function digest(tensors: NetworkState): string {
  const hash = createHash('sha256');
  for (const [name, values] of [...tensors].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    hash.update(name).update(Buffer.from(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest('hex');
}
