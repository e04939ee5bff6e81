/** What a trained network does on *select*: confusions, its worst mistakes, and what its first layer looks at. */
import type { NetworkInspection } from '../../../../../shared/network/inspection.ts';
import { completeParams } from '../../../../../shared/network/hyperparameters.ts';
import type { Params } from '../../../../../shared/model.ts';
import { TrialdeckError } from '../../../../../shared/errors.ts';
import { openPartitionFile } from '../data/open-partition-file.ts';
import { readPartition } from '../data/partition-rows.ts';
import type { Inputs } from '../data/standardisation.ts';
import { readCheckpoint } from './checkpoint.ts';
import { createFcnn } from './fcnn.ts';
import type { Engine } from './network.ts';
import type { TrainingJob } from '../../trainer.ts';
import type { NetworkTrainer } from './network-trainer.ts';
import { fileOf } from './open-partitions.ts';

const MISTAKES = 24;
const PICTURED_UNITS = 25;

/** @throws TrialdeckError where the checkpoint is missing, damaged or without weights. */
export function inspectTrial(trainer: NetworkTrainer, job: TrainingJob, checkpointFile: string): NetworkInspection {
  const file = fileOf(job);
  const select = readPartition(openPartitionFile(file), 'select');
  if (!select) throw new TrialdeckError('failure', `The partition file ${file} has no rows of select.`);
  return inspectNetwork(trainer.open(file), job.params, job.modelSeed, checkpointFile, select.inputs);
}

/** @param pictures of *select*, as they were before standardising. */
export function inspectNetwork(
  engine: Engine,
  params: Params,
  modelSeed: number,
  checkpointFile: string,
  pictures: Inputs,
): NetworkInspection {
  const { best } = readCheckpoint(checkpointFile);
  if (!best) throw new TrialdeckError('unavailable', 'The trial has no weights yet: no epoch has finished.');
  const description = createFcnn(completeParams(params), engine.features, engine.classes);
  const network = engine.build(description, modelSeed);
  try {
    network.write(best);
    const predictions = predictionsOf(network.predict('select'), engine.classes);
    const labels = engine.labels('select');
    const confusion = confusionOf(predictions, labels, engine.classes);
    return {
      confusion,
      accuracyByClass: confusion.map((row, actual) => row[actual]! / Math.max(1, sum(row))),
      mistakes: worstMistakes(predictions, labels, pictures, engine.features),
      predicted: predictions.map(({ predicted }) => predicted),
      firstLayer: firstLayerPictures(best.get('layer1.kernel')!, engine.features),
    };
  } finally {
    network.dispose();
  }
}

interface Prediction {
  readonly row: number;
  readonly predicted: number;
  readonly confidence: number;
}

function predictionsOf(probabilities: Float32Array, classes: number): Prediction[] {
  return Array.from({ length: probabilities.length / classes }, (_, row) => {
    const shares = probabilities.subarray(row * classes, (row + 1) * classes);
    const confidence = Math.max(...shares);
    return { row, predicted: shares.indexOf(confidence), confidence };
  });
}

function confusionOf(predictions: readonly Prediction[], labels: Int32Array, classes: number): number[][] {
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const { row, predicted } of predictions) confusion[labels[row]!]![predicted]!++;
  return confusion;
}

function worstMistakes(
  predictions: readonly Prediction[],
  labels: Int32Array,
  pictures: Inputs,
  features: number,
): NetworkInspection['mistakes'] {
  return predictions
    .filter(({ row, predicted }) => predicted !== labels[row])
    .sort((left, right) => right.confidence - left.confidence)
    .slice(0, MISTAKES)
    .map(({ row, predicted, confidence }) => ({
      pixels: [...pictures.subarray(row * features, (row + 1) * features)],
      actual: labels[row]!,
      predicted,
      confidence,
    }));
}

/** The kernel is [features, units] row-major; a picture is one of its columns. */
function firstLayerPictures(kernel: Float32Array, features: number): number[][] {
  const units = kernel.length / features;
  const columns = Array.from({ length: units }, (_, unit) =>
    Array.from({ length: features }, (_, feature) => kernel[feature * units + unit]!),
  );
  return columns
    .map((weights) => ({ weights, norm: Math.hypot(...weights) }))
    .sort((left, right) => right.norm - left.norm)
    .slice(0, PICTURED_UNITS)
    .map(({ weights }) => scaled(weights));
}

function scaled(weights: readonly number[]): number[] {
  const largest = Math.max(...weights.map(Math.abs), Number.MIN_VALUE);
  return weights.map((weight) => weight / largest);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
