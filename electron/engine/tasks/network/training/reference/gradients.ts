/** Loss and gradients of one batch by tfjs' own differentiation. */
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Fcnn, FcnnLayer } from '../fcnn.ts';
import { partName } from './model.ts';

export interface Batch {
  /** [rows, features] */
  readonly inputs: tf.Tensor2D;
  /** [rows], int32 */
  readonly labels: tf.Tensor1D;
}

/** Makes the dropout mask of a layer: [rows, units] of 0 and 1 / keep. */
export type Mask = (layer: FcnnLayer, index: number) => tf.Tensor;

/** Outputs of the last layer before the softmax. With a mask, as in training: batch statistics are used and moved. */
export function logitsOf(description: Fcnn, model: LayersModel, inputs: tf.Tensor2D, mask: Mask | null): tf.Tensor2D {
  const apply = (name: string, signal: tf.Tensor): tf.Tensor =>
    model.getLayer(name).apply(signal, { training: mask !== null }) as tf.Tensor;
  let signal: tf.Tensor = inputs;
  for (const [index, layer] of description.layers.entries()) {
    signal = apply(partName.dense(index), signal);
    if (layer.batchNormalization) signal = apply(partName.normalization(index), signal);
    if (layer.activation !== 'linear') signal = apply(partName.activation(index), signal);
    if (layer.dropoutRate > 0 && mask) signal = tf.mul(signal, mask(layer, index));
  }
  return signal as tf.Tensor2D;
}

/** Cross-entropy of the rows; `smoothing` as in Szegedy et al. 2016, section 7. */
export function crossEntropy<Result extends tf.Tensor = tf.Scalar>(
  logits: tf.Tensor2D,
  labels: tf.Tensor1D,
  smoothing: number,
  reduction: tf.Reduction,
): Result {
  const truth = tf.oneHot(labels, logits.shape[1]);
  return tf.losses.softmaxCrossEntropy<tf.Tensor2D, Result>(truth as tf.Tensor2D, logits, undefined, smoothing, reduction);
}

export interface LossAndGradients {
  /** Mean cross-entropy of the rows, without the penalty. */
  readonly loss: number;
  /** By the names of the trained variables, penalty included, clipped. */
  readonly gradients: ReadonlyMap<string, tf.Tensor>;
}

/** To be called inside `tf.tidy`. Moves the moving statistics of batch normalisation. */
export function lossAndGradients(
  description: Fcnn,
  model: LayersModel,
  variables: ReadonlyMap<string, tf.Variable>,
  { inputs, labels }: Batch,
  mask: Mask,
): LossAndGradients {
  const { label_smoothing: smoothing, gradient_clip: limit } = description.values;
  const trained = description.variables.filter((variable) => variable.trained).map(({ name }) => name);
  let loss = Number.NaN;
  const { grads } = tf.variableGrads(
    () => {
      const logits = logitsOf(description, model, inputs, mask);
      const mean = crossEntropy(logits, labels, smoothing, tf.Reduction.MEAN);
      loss = mean.dataSync()[0]!;
      return tf.add(mean, penalty(description, variables));
    },
    trained.map((name) => variables.get(name)!),
  );
  const gradients = new Map(trained.map((name) => [name, grads[variables.get(name)!.name]!]));
  return { loss, gradients: clipped(gradients, limit) };
}

/** l2 * sum(w^2) over the kernels. */
function penalty({ values, variables: described }: Fcnn, variables: ReadonlyMap<string, tf.Variable>): tf.Scalar {
  if (values.l2 === 0) return tf.scalar(0);
  const kernels = described.filter(({ role }) => role === 'kernel').map(({ name }) => variables.get(name)!);
  return tf.mul(tf.addN(kernels.map((kernel) => tf.sum(tf.square(kernel)))), values.l2);
}

/** Pascanu et al. 2013: scales all gradients together so that their joint norm is at most `limit`; 0 leaves them alone. */
function clipped(gradients: ReadonlyMap<string, tf.Tensor>, limit: number): ReadonlyMap<string, tf.Tensor> {
  if (limit === 0) return gradients;
  const squares = [...gradients.values()].map((gradient) => tf.sum(tf.square(gradient)));
  const norm = tf.sqrt(tf.addN(squares));
  const scale = tf.div(limit, tf.maximum(norm, limit));
  return new Map([...gradients].map(([name, gradient]) => [name, tf.mul(gradient, scale)]));
}
