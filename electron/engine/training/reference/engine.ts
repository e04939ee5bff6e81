/** The reference engine: the native engine's networks in plain JavaScript, written to be right and not to be fast. */
import * as tf from '@tensorflow/tfjs-core';
import type { PartitionName } from '../../../../shared/model.ts';
import type { Engine } from '../network.ts';
import type { TrainingRows } from '../rows.ts';
import type { Batch } from './gradients.ts';
import { referenceNetwork } from './network.ts';
import { usePlainTensorflow } from './tensorflow.ts';

export function openReferenceEngine(data: TrainingRows): Engine {
  usePlainTensorflow();
  const resident = new Map<PartitionName, Batch>();
  for (const [name, { rows, inputs, labels }] of data.partitions) {
    resident.set(name, { inputs: tf.tensor2d(inputs, [rows, data.features]), labels: tf.tensor1d(labels, 'int32') });
  }
  const partition = (name: PartitionName): Batch => {
    const found = resident.get(name);
    if (!found) throw new Error(`The partition file has no rows of ${name}.`);
    return found;
  };
  return {
    features: data.features,
    classes: data.classes,
    rows: (name) => partition(name).labels.size,
    labels: (name) => data.partitions.get(name)!.labels,
    build: (description, modelSeed) => referenceNetwork(description, modelSeed, partition),
    dispose: () => {
      for (const { inputs, labels } of resident.values()) tf.dispose([inputs, labels]);
      resident.clear();
    },
  };
}
