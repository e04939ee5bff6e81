/** Dropout masks of the reference path. They are not those of the native engine, but their rates and scales are. */
import * as tf from '@tensorflow/tfjs-core';
import { randomFor } from '../../../../../../shared/random.ts';
import type { FcnnLayer } from '../fcnn.ts';

/**
 * Inverted dropout (Srivastava et al. 2014), [rows, units]: 0 with the layer's rate, rounded to 1/256, else 1 / keep. A
 * function of the model seed, the step and the layer alone.
 */
export function dropoutMask(layer: FcnnLayer, rows: number, modelSeed: number, step: number, index: number): tf.Tensor2D {
  const rate = Math.min(255, Math.max(1, Math.round(layer.dropoutRate * 256))) / 256;
  const random = randomFor(modelSeed, 'dropout', step, index);
  const values = Float32Array.from({ length: rows * layer.units }, () => (random.next() < rate ? 0 : 1 / (1 - rate)));
  return tf.tensor2d(values, [rows, layer.units]);
}
