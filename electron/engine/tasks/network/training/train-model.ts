/**
 * Trains one trial, epoch by epoch: the loop that every engine shares.
 *
 * How long it trains is decided on one partition alone, *stop* unless the work's roles say otherwise: the best epoch is the
 * one with the best value on it (the earliest of equals), and patience counts the epochs since. What gives the value is measured
 * and reported, never read.
 */
import type { Clock } from '../../../../../shared/clock.ts';
import { completeParams, type HyperparameterValues } from '../../../../../shared/network/hyperparameters.ts';
import { TrialdeckError } from '../../../../../shared/errors.ts';
import { decides as isBest, valueOf } from '../../../../../shared/measure.ts';
import type { Epoch, PartitionName } from '../../../../../shared/model.ts';
import { randomFor, shuffle } from '../../../../../shared/random.ts';
import { measured, measuredInTraining } from '../measures/catalogue.ts';
import type { Answers } from '../measures/network-measure.ts';
import { rowResultsOf } from '../row-results.ts';
import { readCheckpoint, type Checkpoint } from './checkpoint.ts';
import { createFcnn } from './fcnn.ts';
import { keptState } from './kept-state.ts';
import type { Engine, Network } from './network.ts';
import { rowsIn } from './rows.ts';
import { learningRates } from './schedule.ts';
import type { EpochAnswer, EpochListener, TrainingEnd, TrainingJob } from '../../trainer.ts';

/** Everything about a trial's progress that is not in the network. */
type Progress = Omit<Checkpoint, 'state' | 'best' | 'session' | 'params' | 'modelSeed' | 'tensorflow'>;

const BEGINNING: Progress = { epochsDone: 0, step: 0, bestEpoch: null, bestStop: null, epochs: [], rowResults: {} };

/**
 * @param tensorflow version of the library, kept in checkpoints.
 * @throws TrialdeckError where the parameters are not legal or the checkpoint belongs to another configuration or version.
 */
export async function trainModel(
  job: TrainingJob,
  engine: Engine,
  tensorflow: string,
  clock: Clock,
  onEpoch: EpochListener,
): Promise<TrainingEnd> {
  const values = completeParams(job.params);
  const description = createFcnn(values, engine.features, engine.classes);
  const checkpoint = job.resumeFrom === null ? null : fitting(readCheckpoint(job.resumeFrom), job, tensorflow);
  let answer: EpochAnswer = 'continue';
  for (const epoch of checkpoint?.epochs ?? []) {
    if (epoch.epoch <= job.epochsKnown || epoch.epoch > job.epochs) continue;
    answer = await onEpoch(epoch, epoch.epoch === checkpoint!.bestEpoch ? checkpoint!.rowResults : {});
  }
  let progress: Progress = checkpoint ?? BEGINNING;
  const ended = endOf(progress, job, values);
  if (ended) return ended;
  if (answer === 'stop') return { state: 'stopped' };

  const network = engine.build(description, job.modelSeed);
  const kept = keptState(job.checkpointFile, description, checkpoint?.best ?? null);
  const { session, params, modelSeed } = job;
  try {
    if (checkpoint) network.write(checkpoint.state);
    for (;;) {
      const trained = trainEpoch(network, engine, job, values, progress, clock);
      if (trained === null) return { state: 'diverged', epoch: progress.epochsDone + 1 };
      progress = advance(progress, trained, job, batchesPerEpoch(engine, job, values));
      const { epoch } = trained;
      const isTheBest = epoch.epoch === progress.bestEpoch;
      kept.write(network, { ...progress, session, params, modelSeed, tensorflow }, isTheBest);
      answer = await onEpoch(epoch, isTheBest ? progress.rowResults : {});
      const end = endOf(progress, job, values);
      if (end) return end;
      if (answer === 'stop') return { state: 'stopped' };
    }
  } finally {
    kept.close();
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

interface TrainedEpoch {
  readonly epoch: Epoch;
  /** What the network then makes of the partition that gives the value, and of the one that is recorded beside it. */
  readonly answers: ReadonlyMap<PartitionName, Answers>;
}

/** Null where the loss left the finite numbers. */
function trainEpoch(
  network: Network,
  engine: Engine,
  job: TrainingJob,
  values: HyperparameterValues,
  { epochsDone, step }: Progress,
  clock: Clock,
): TrainedEpoch | null {
  const { decides, values: gives, records } = job.roles;
  const spentMs = records !== null ? processorMs : clock.ms;
  const startedMs = spentMs();
  const epoch = epochsDone + 1;
  const rates = learningRates(values, { epoch, maxEpochs: job.maxEpochs, batches: batchesPerEpoch(engine, job, values) });
  const trainLoss = network.trainEpoch({ order: orderOf(engine, job, epoch), rates, stepOffset: step });
  if (!Number.isFinite(trainLoss)) return null;
  const answersOn = (partition: PartitionName): Answers => ({
    ...network.evaluate(partition),
    losses: () => network.rowLosses(partition),
    labels: engine.labels(partition),
    classes: engine.classes,
  });
  const stop = answersOn(decides);
  const select = gives === decides ? stop : answersOn(gives);
  const durationMs = spentMs() - startedMs;
  const confirm = records === null ? null : answersOn(records);
  if (!Number.isFinite(stop.loss) || !Number.isFinite(select.loss)) return null;
  return {
    epoch: {
      epoch,
      durationMs,
      train: measuredInTraining({ loss: trainLoss }, job.measures),
      stop: measured(stop, job.measures),
      select: measured(select, job.measures),
      confirm: confirm && measured(confirm, job.measures),
      facts: { learning_rate: rates.at(-1)! },
    },
    answers: new Map([[gives, select], ...(confirm ? [[records!, confirm] as const] : [])]),
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
function orderOf(engine: Engine, { roles, modelSeed }: TrainingJob, epoch: number): Int32Array<ArrayBuffer> {
  const rows = rowsIn(roles.trains.map((name) => engine.range(name)));
  return shuffle(rows, randomFor(modelSeed, 'order', epoch));
}

/** The last batch of an epoch is smaller where the rows do not divide. */
function batchesPerEpoch(engine: Engine, { roles }: TrainingJob, { batch_size: batchSize }: HyperparameterValues): number {
  return Math.ceil(roles.trains.reduce((sum, name) => sum + engine.range(name).rows, 0) / batchSize);
}

function advance(before: Progress, { epoch, answers }: TrainedEpoch, { objective }: TrainingJob, batches: number): Progress {
  const after = { ...before, epochsDone: epoch.epoch, step: before.step + batches, epochs: [...before.epochs, epoch] };
  if (!isBest(epoch.stop, objective, before.bestStop)) return after;
  return {
    ...after,
    bestEpoch: epoch.epoch,
    bestStop: valueOf(epoch.stop, objective),
    rowResults: rowResultsOf(objective, answers),
  };
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
