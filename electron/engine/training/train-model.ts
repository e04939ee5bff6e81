/**
 * Trains one trial, epoch by epoch: the loop that every engine shares.
 *
 * How long it trains is decided on *stop* alone: the best epoch is the one with the best stop metric (the earliest of
 * equals), and patience counts the epochs since. *select* is measured and reported, never read.
 */
import { completeParams, type HyperparameterValues } from '../../../shared/hyperparameters.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { higherIsBetter, type EpochMetrics, type Objective } from '../../../shared/model.ts';
import { randomFor, shuffle } from '../../../shared/random.ts';
import { readCheckpoint, writeCheckpoint, type Checkpoint } from './checkpoint.ts';
import { createFcnn, type Fcnn } from './fcnn.ts';
import type { Engine, Network, NetworkState } from './network.ts';
import { learningRates } from './schedule.ts';
import type { EpochAnswer, EpochListener, TrainingEnd, TrainingJob } from './trainer.ts';

/** Everything about a trial's progress that is not in the network. */
type Progress = Omit<Checkpoint, 'state' | 'session' | 'params' | 'modelSeed' | 'tensorflow'>;

const BEGINNING: Progress = { epochsDone: 0, step: 0, bestEpoch: null, bestStop: null, metrics: [], best: null };

/**
 * @param tensorflow version of the library, kept in checkpoints.
 * @throws TrialdeckError where the parameters are not legal or the checkpoint belongs to another configuration or version.
 */
export async function trainModel(
  job: TrainingJob,
  engine: Engine,
  tensorflow: string,
  onEpoch: EpochListener,
): Promise<TrainingEnd> {
  const values = completeParams(job.params);
  const description = createFcnn(values, engine.features, engine.classes);
  const checkpoint = job.resumeFrom === null ? null : fitting(readCheckpoint(job.resumeFrom), job, tensorflow);
  let answer: EpochAnswer = 'continue';
  for (const metrics of checkpoint?.metrics ?? []) {
    if (metrics.epoch > job.epochsKnown && metrics.epoch <= job.epochs) answer = await onEpoch(metrics);
  }
  let progress: Progress = checkpoint ?? BEGINNING;
  const ended = endOf(progress, job, values);
  if (ended) return ended;
  if (answer === 'stop') return { state: 'stopped' };

  const network = engine.build(description, job.modelSeed);
  try {
    if (checkpoint) network.write(checkpoint.state);
    for (;;) {
      const metrics = trainEpoch(network, engine, job, values, progress);
      if (metrics === null) return { state: 'diverged', epoch: progress.epochsDone + 1 };
      progress = advance(progress, metrics, network, description, job.objective, batchesPerEpoch(engine, values));
      if (job.checkpointFile) writeCheckpoint(job.checkpointFile, asCheckpoint(progress, network, job, tensorflow));
      answer = await onEpoch(metrics);
      const end = endOf(progress, job, values);
      if (end) return end;
      if (answer === 'stop') return { state: 'stopped' };
    }
  } finally {
    network.dispose();
  }
}

function endOf(
  { epochsDone, bestEpoch }: Progress,
  { epochs }: TrainingJob,
  { patience }: HyperparameterValues,
): TrainingEnd | null {
  if (epochsDone >= epochs) return { state: 'completed', endedBy: 'target' };
  if (patience > 0 && bestEpoch !== null && epochsDone - bestEpoch >= patience)
    return { state: 'completed', endedBy: 'patience' };
  return null;
}

/** Null where the loss left the finite numbers. */
function trainEpoch(
  network: Network,
  engine: Engine,
  job: TrainingJob,
  values: HyperparameterValues,
  { epochsDone, step }: Progress,
): EpochMetrics | null {
  const clock = job.recordConfirm ? processorMs : () => performance.now();
  const started = clock();
  const epoch = epochsDone + 1;
  const rates = learningRates(values, { epoch, maxEpochs: job.maxEpochs, batches: batchesPerEpoch(engine, values) });
  const trainLoss = network.trainEpoch({ order: orderOf(engine, job.modelSeed, epoch), rates, stepOffset: step });
  if (!Number.isFinite(trainLoss)) return null;
  const stop = network.evaluate('stop');
  const select = network.evaluate('select');
  const durationMs = clock() - started;
  const confirm = job.recordConfirm ? network.evaluate('confirm') : null;
  if (!Number.isFinite(stop.loss) || !Number.isFinite(select.loss)) return null;
  return {
    epoch,
    trainLoss,
    stopLoss: stop.loss,
    stopAccuracy: stop.accuracy,
    selectLoss: select.loss,
    selectAccuracy: select.accuracy,
    confirmLoss: confirm?.loss ?? null,
    confirmAccuracy: confirm?.accuracy ?? null,
    learningRate: rates.at(-1)!,
    durationMs,
  };
}

/**
 * Where *confirm* is recorded, searches will be replayed: what counts there is what an epoch costs (without *confirm*, which no
 * search measures), and not what else the machine had to do. This process has one thread for TensorFlow.
 */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** A new order of the training rows in every epoch, a function of the model seed and the epoch alone. */
function orderOf(engine: Engine, modelSeed: number, epoch: number): Int32Array<ArrayBuffer> {
  const rows = Int32Array.from({ length: engine.rows('train') }, (_, row) => row);
  return shuffle(rows, randomFor(modelSeed, 'order', epoch));
}

/** The last batch of an epoch is smaller where the rows do not divide. */
function batchesPerEpoch(engine: Engine, { batch_size: batchSize }: HyperparameterValues): number {
  return Math.ceil(engine.rows('train') / batchSize);
}

function advance(
  before: Progress,
  metrics: EpochMetrics,
  network: Network,
  description: Fcnn,
  objective: Objective,
  batches: number,
): Progress {
  const stopMetric = objective === 'accuracy' ? metrics.stopAccuracy : metrics.stopLoss;
  const better =
    before.bestStop === null || (higherIsBetter(objective) ? stopMetric > before.bestStop : stopMetric < before.bestStop);
  return {
    epochsDone: metrics.epoch,
    step: before.step + batches,
    metrics: [...before.metrics, metrics],
    ...(better
      ? { bestEpoch: metrics.epoch, bestStop: stopMetric, best: weightsOf(network.read(), description) }
      : { bestEpoch: before.bestEpoch, bestStop: before.bestStop, best: before.best }),
  };
}

/** What predicts: without the optimizer's slots. */
function weightsOf(state: NetworkState, { variables }: Fcnn): NetworkState {
  return new Map(variables.map(({ name }) => [name, state.get(name)!]));
}

function asCheckpoint(progress: Progress, network: Network, job: TrainingJob, tensorflow: string): Checkpoint {
  return { ...progress, session: job.session, params: job.params, modelSeed: job.modelSeed, tensorflow, state: network.read() };
}

function fitting(checkpoint: Checkpoint, job: TrainingJob, tensorflow: string): Checkpoint {
  const refuse = (what: string): never => {
    throw new TrialdeckError('failure', `The checkpoint ${job.resumeFrom} cannot be continued: ${what}.`);
  };
  if (checkpoint.session !== undefined && checkpoint.session !== job.session) refuse('it belongs to another session');
  if (checkpoint.tensorflow !== tensorflow)
    refuse(`it was made by TensorFlow ${checkpoint.tensorflow}, this is ${tensorflow}, and the numbers could differ`);
  if (checkpoint.modelSeed !== job.modelSeed) refuse(`its model seed is ${checkpoint.modelSeed}, not ${job.modelSeed}`);
  if (!sameParams(checkpoint.params, job.params)) refuse('it belongs to another configuration');
  return checkpoint;
}

function sameParams(left: TrainingJob['params'], right: TrainingJob['params']): boolean {
  const complete = [completeParams(left), completeParams(right)].map((values) => JSON.stringify(Object.entries(values).sort()));
  return complete[0] === complete[1];
}
