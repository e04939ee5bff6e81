/** The reference engine: the native engine's networks in plain JavaScript, written to be right and not to be fast. */
import * as tf from '@tensorflow/tfjs-core';
import type { PartitionName } from '../../../../shared/model.ts';
import type { RowRange } from '../../data/partition-file.ts';
import { standardised } from '../../data/standardisation.ts';
import type { Engine } from '../network.ts';
import { inputsOf, rangeOf, type TrainingRows } from '../rows.ts';
import type { Batch } from './gradients.ts';
import { referenceNetwork } from './network.ts';
import { usePlainTensorflow } from './tensorflow.ts';

export function openReferenceEngine(data: TrainingRows): Engine {
  usePlainTensorflow();
  const { features, classes, partitions, labels } = data;
  const resident = new Map<PartitionName, Batch>();
  const labelsOf = ({ begin, rows }: RowRange): Int32Array<ArrayBuffer> => labels.subarray(begin, begin + rows);
  for (const [name, range] of partitions) {
    const inputs = standardised(inputsOf(data, range), features, data.standardisation);
    resident.set(name, {
      inputs: tf.tensor2d(inputs, [range.rows, features]),
      labels: tf.tensor1d(labelsOf(range), 'int32'),
    });
  }
  const partition = (name: PartitionName): Batch => {
    const found = resident.get(name);
    if (!found) throw new Error(`The partition file has no rows of ${name}.`);
    return found;
  };
  return {
    features,
    classes,
    rows: (name) => partition(name).labels.size,
    labels: (name) => labelsOf(rangeOf({ partitions }, name)),
    build: (description, modelSeed) => referenceNetwork(description, modelSeed, partition),
    dispose: () => {
      for (const { inputs, labels } of resident.values()) tf.dispose([inputs, labels]);
      resident.clear();
    },
  };
}
