/** The reference engine: the native engine's networks in plain JavaScript, written to be right and not to be fast. */
import * as tf from '@tensorflow/tfjs-core';
import type { PartitionName } from '../../../../../../shared/model.ts';
import type { RowRange } from '../../data/partition-file.ts';
import { standardised } from '../../data/standardisation.ts';
import type { Engine } from '../network.ts';
import { inputsOf, rangeOf, type TrainingRows } from '../rows.ts';
import { referenceNetwork } from './network.ts';
import { usePlainTensorflow } from './tensorflow.ts';

export function openReferenceEngine(data: TrainingRows): Engine {
  usePlainTensorflow();
  const { features, classes, labels, rows } = data;
  const inputs = standardised(inputsOf(data, { begin: 0, rows }), features, data.standardisation);
  const all = { inputs: tf.tensor2d(inputs, [rows, features]), labels: tf.tensor1d(labels, 'int32') };
  const range = (name: PartitionName): RowRange => rangeOf(data, name);
  return {
    features,
    classes,
    range,
    labels: (name) => {
      const { begin, rows } = range(name);
      return labels.subarray(begin, begin + rows);
    },
    build: (description, modelSeed) => referenceNetwork(description, modelSeed, { all, range }),
    dispose: () => tf.dispose([all.inputs, all.labels]),
  };
}
