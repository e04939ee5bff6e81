/** The network as a tfjs-layers model: what predicts, and what is exported. */
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { BATCH_NORMALIZATION_EPSILON, MOVING_AVERAGE_MOMENTUM, type Fcnn, type FcnnLayer } from '../fcnn.ts';
import type { NetworkState } from '../network.ts';
import { usePlainTensorflow } from './tensorflow.ts';

/** Slope of leaky relu below zero, as in Keras' `leaky_relu` activation. */
const LEAKY_SLOPE = 0.2;

/** Names of a layer's parts in the model; `layer` counts from 0, names from 1. */
export const partName = {
  dense: (layer: number): string => `layer${layer + 1}`,
  normalization: (layer: number): string => `layer${layer + 1}_normalization`,
  activation: (layer: number): string => `layer${layer + 1}_activation`,
  dropout: (layer: number): string => `layer${layer + 1}_dropout`,
};

/**
 * A model from standardised inputs [rows, features] to class probabilities [rows, classes], with these weights. Whoever
 * asks for it disposes of it.
 * @param weights by the names of the description's variables; others, such as optimizer slots, are not read.
 */
export function toLayersModel(description: Fcnn, weights: NetworkState): LayersModel {
  usePlainTensorflow();
  const model = sequential({ name: 'fcnn' });
  for (const [index, layer] of description.layers.entries()) {
    for (const part of partsOf(layer, index)) model.add(part);
  }
  model.add(layers.softmax({ name: 'probabilities' }));
  setWeights(description, modelVariables(description, model), weights);
  return model;
}

/** The model's weights and moving statistics by the names of the description's variables. */
export function modelVariables(description: Fcnn, model: LayersModel): ReadonlyMap<string, tf.Variable> {
  const found = description.layers.flatMap(({ batchNormalization }, index) => {
    const names = [partName.dense(index), ...(batchNormalization ? [partName.normalization(index)] : [])];
    return names.flatMap((name) => model.getLayer(name).weights.map((weight) => weight.read() as tf.Variable));
  });
  return new Map(description.variables.map(({ name }, at) => [name, found[at]!]));
}

function partsOf(layer: FcnnLayer, index: number): layers.Layer[] {
  const dense = layers.dense({
    name: partName.dense(index),
    units: layer.units,
    useBias: !layer.batchNormalization,
    kernelInitializer: 'zeros',
    ...(index === 0 && { inputShape: [layer.inputs] }),
  });
  const parts: layers.Layer[] = [dense];
  if (layer.batchNormalization) parts.push(normalization(index));
  if (layer.activation !== 'linear') parts.push(activation(layer.activation, partName.activation(index)));
  if (layer.dropoutRate > 0) parts.push(layers.dropout({ name: partName.dropout(index), rate: layer.dropoutRate }));
  return parts;
}

function normalization(index: number): layers.Layer {
  return layers.batchNormalization({
    name: partName.normalization(index),
    momentum: MOVING_AVERAGE_MOMENTUM,
    epsilon: BATCH_NORMALIZATION_EPSILON,
  });
}

function activation(kind: Exclude<FcnnLayer['activation'], 'linear'>, name: string): layers.Layer {
  return kind === 'leaky_relu' ? layers.leakyReLU({ name, alpha: LEAKY_SLOPE }) : layers.activation({ name, activation: kind });
}

function setWeights(description: Fcnn, variables: ReadonlyMap<string, tf.Variable>, weights: NetworkState): void {
  for (const { name } of description.variables) {
    const values = weights.get(name);
    if (!values) throw new Error(`The weights lack ${name}.`);
    assignValues(variables.get(name)!, values);
  }
}

/** Copies the numbers, which the backend would otherwise share. */
export function assignValues(variable: tf.Variable, values: Float32Array): void {
  tf.tidy(() => variable.assign(tf.tensor(values.slice(), variable.shape)));
}
