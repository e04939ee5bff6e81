/**
 * What training costs before the machine's speed is known: seconds on the machine on which these figures were guessed. Their
 * form was held against the processor time of an epoch in the recorded sample, 864 configurations from 15 to 143 ms: the ranks of
 * both correlate by 0.98, and their quotient spreads by 8 %.
 */
import { completeParams, layerSizes, type HyperparameterValues } from '../../../../shared/network/hyperparameters.ts';
import type { Params, Space } from '../../../../shared/model.ts';
import type { NetworkTask } from '../../../../shared/network/task.ts';
import type { Cost } from '../cost.ts';

interface DataSize {
  readonly trainRows: number;
  /** Of *stop* and *select*. */
  readonly measuredRows: number;
  readonly features: number;
  readonly classes: number;
}

const SECONDS_PER_MULTIPLICATION = 2 / 90e9;
const SECONDS_PER_STEP = 80e-6;
/** Each number that the optimizer keeps of a weight is read and written. */
const SECONDS_PER_WEIGHT_SLOT_AND_STEP = 0.6e-9;
/** Gathering and standardising the rows that train. */
const SECONDS_PER_NUMBER_TRAINED = 2.5e-9;
/** Of an epoch however small: measuring, the report and its place in the database. */
const SECONDS_PER_EPOCH = 4e-3;
/** The checkpoint after each epoch. */
const SECONDS_PER_WEIGHT_AND_EPOCH = 10e-9;
/** Loading the graph, and what TensorFlow prepares in a trial's first epoch. */
const SECONDS_PER_TRIAL = 0.11;
/** Reading and standardising. */
const SECONDS_PER_NUMBER_OF_DATA = 20e-9;

function dataSizeOf({ split, dataset }: Pick<NetworkTask, 'split' | 'dataset'>): DataSize {
  return {
    trainRows: split.train,
    measuredRows: split.stop + split.select,
    features: dataset.features,
    classes: dataset.classes.length,
  };
}

/** Seconds that each worker takes for the rows before its first trial. */
function predictedOpeningSeconds({ trainRows, measuredRows, features }: DataSize): number {
  return (trainRows + measuredRows) * features * SECONDS_PER_NUMBER_OF_DATA;
}

function predictedEpochSeconds(params: Params, size: DataSize): number {
  const values = completeParams(params);
  const sizes = layerSizes(values, size.features, size.classes);
  const weights = sizes.slice(1).reduce((sum, units, layer) => sum + units * sizes[layer]!, 0);
  const steps = Math.ceil(size.trainRows / values.batch_size);
  // Forward, gradient of the weights and gradient of the inputs; the first layer needs no gradient of its inputs.
  const perRow = 3 * weights - sizes[0]! * sizes[1]!;
  const arithmetic = (perRow * size.trainRows + weights * size.measuredRows) * SECONDS_PER_MULTIPLICATION;
  const stepping = steps * (SECONDS_PER_STEP + weights * slotsOf(values) * SECONDS_PER_WEIGHT_SLOT_AND_STEP);
  const gathering = size.trainRows * size.features * SECONDS_PER_NUMBER_TRAINED;
  return arithmetic + stepping + gathering + SECONDS_PER_EPOCH + weights * SECONDS_PER_WEIGHT_AND_EPOCH;
}

/** Plain steps read and write the weight itself, which costs about as much as one number beside it. */
function slotsOf({ optimizer }: HyperparameterValues): number {
  return optimizer === 'adam' || optimizer === 'adamw' ? 2 : 1;
}

/** The cost of networks on the data set of a task. */
export function networkCost(task: Pick<NetworkTask, 'split' | 'dataset'>): Cost {
  const size = dataSizeOf(task);
  return {
    epochSeconds: (params) => predictedEpochSeconds(params, size),
    trialSeconds: SECONDS_PER_TRIAL,
    openingSeconds: predictedOpeningSeconds(size),
    endsEarly: mayRunOutOfPatience,
  };
}

function mayRunOutOfPatience(space: Space, maxEpochs: number): boolean {
  const { patience } = space;
  if (patience?.type === 'categorical') return patience.values.some((value) => isShort(Number(value), maxEpochs));
  if (patience?.type === 'float' || patience?.type === 'int') return isShort(Math.max(1, patience.low), maxEpochs);
  return isShort(completeParams(patience ? { patience: patience.value } : {}).patience, maxEpochs);
}

/** A best epoch and so many without a better one after it, before the last. */
function isShort(patience: number, maxEpochs: number): boolean {
  return patience > 0 && 1 + patience < maxEpochs;
}
