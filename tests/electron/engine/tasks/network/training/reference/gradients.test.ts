import { tmpdir } from 'node:os';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { createFcnn, type Fcnn } from '../../../../../../../electron/engine/tasks/network/training/fcnn.ts';
import { loadBinding } from '../../../../../../../electron/engine/tasks/network/training/native/binding.ts';
import { openNativeEngine } from '../../../../../../../electron/engine/tasks/network/training/native/engine.ts';
import type { NetworkState } from '../../../../../../../electron/engine/tasks/network/training/network.ts';
import { lossAndGradients } from '../../../../../../../electron/engine/tasks/network/training/reference/gradients.ts';
import { modelVariables, toLayersModel } from '../../../../../../../electron/engine/tasks/network/training/reference/model.ts';
import { completeParams } from '../../../../../../../shared/network/hyperparameters.ts';
import type { Params } from '../../../../../../../shared/model.ts';
import { clusteredRows, partitionOf } from '../../../../../../support/training-rows.ts';

const ROWS = 48;
const data = clusteredRows({ train: ROWS });
const native = openNativeEngine(loadBinding(), data, tmpdir());
afterAll(() => native.dispose());

type Step = { readonly loss: number; readonly gradients: Record<string, Float32Array> };

/** One step of plain gradient descent with rate 1 on the whole of *train*: what the weights lost is the gradient. */
function nativeStep(description: Fcnn): Step & { before: NetworkState } {
  const network = native.build(description, 11);
  // Biases that are exactly zero would hide an error in their gradient's sign.
  const before = new Map(
    [...network.read()].map(([name, values]) => [name, values.map((value, at) => value + 0.1 * Math.sin(at + 1))]),
  );
  network.write(before);
  const order = Int32Array.from({ length: ROWS }, (_, row) => row);
  const loss = network.trainEpoch({ order, rates: Float32Array.of(1), stepOffset: 0 });
  const after = network.read();
  network.dispose();
  const trained = description.variables.filter((variable) => variable.trained);
  const gradients = trained.map(
    ({ name }) => [name, before.get(name)!.map((value, at) => value - after.get(name)![at]!)] as const,
  );
  return { before, loss, gradients: Object.fromEntries(gradients) };
}

function differentiated(description: Fcnn, weights: NetworkState): Step {
  const model = toLayersModel(description, weights);
  try {
    return tf.tidy(() => {
      const { rows, inputs, labels } = partitionOf(data, 'train');
      const batch = { inputs: tf.tensor2d(inputs, [rows, data.features]), labels: tf.tensor1d(labels, 'int32') };
      const variables = modelVariables(description, model);
      const { loss, gradients } = lossAndGradients(description, model, variables, batch, () => tf.scalar(1));
      const read = [...gradients].map(([name, gradient]) => [name, Float32Array.from(gradient.dataSync())] as const);
      return { loss, gradients: Object.fromEntries(read) };
    });
  } finally {
    model.dispose();
  }
}

/** The largest difference of the gradients, relative to the largest of the variable. */
function largestDifference(params: Params): number {
  const values = completeParams({ units: 9, optimizer: 'sgd', learning_rate: 1, batch_size: ROWS, ...params });
  const description = createFcnn(values, data.features, data.classes);
  const { before, loss, gradients } = nativeStep(description);
  const expected = differentiated(description, before);
  expect(Object.keys(gradients)).toEqual(Object.keys(expected.gradients));
  expect(loss).toBeCloseTo(expected.loss, 5);
  const differences = Object.entries(gradients).map(([name, found]) => {
    const wanted = expected.gradients[name]!;
    const size = Math.max(...wanted.map(Math.abs));
    expect(size).toBeGreaterThan(1e-4);
    return Math.max(...found.map((value, at) => Math.abs(value - wanted[at]!))) / size;
  });
  return Math.max(...differences);
}

const ACTIVATIONS = ['relu', 'leaky_relu', 'elu', 'selu', 'gelu', 'swish', 'tanh', 'sigmoid'];

describe('native gradients against automatic differentiation', () => {
  it.each(ACTIVATIONS)('of %s', (activation) => {
    expect(largestDifference({ activation })).toBeLessThan(1e-4);
  });
  it.each(ACTIVATIONS)('of %s after batch normalisation', (activation) => {
    expect(largestDifference({ activation, batch_normalization: true })).toBeLessThan(1e-4);
  });
  it.each<Params>([
    { l2: 0.03 },
    { label_smoothing: 0.1 },
    { gradient_clip: 0.1 },
    { gradient_clip: 1000 },
    { l2: 0.01, label_smoothing: 0.2, gradient_clip: 0.05, batch_normalization: true, hidden_layers: 3 },
    { hidden_layers: 1 },
    { hidden_layers: 5, shape: 'halving', units: 40 },
  ])('with %o', (params) => {
    expect(largestDifference({ activation: 'tanh', ...params })).toBeLessThan(1e-4);
  });
});
