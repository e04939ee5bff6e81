import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createFcnn, sizeOf, type Fcnn } from '../../../../../../../electron/engine/tasks/network/training/fcnn.ts';
import { loadBinding } from '../../../../../../../electron/engine/tasks/network/training/native/binding.ts';
import { openNativeEngine } from '../../../../../../../electron/engine/tasks/network/training/native/engine.ts';
import { completeParams } from '../../../../../../../shared/network/hyperparameters.ts';
import type { Params } from '../../../../../../../shared/model.ts';
import { clusteredRows, partitionOf } from '../../../../../../support/training-rows.ts';
import { trainingLoss, type Weights } from '../../../../../../support/reference-loss.ts';

const ROWS = 16;
const data = clusteredRows({ train: ROWS });
const engine = openNativeEngine(loadBinding(), data, tmpdir());

/** One step of plain gradient descent with rate 1 on the whole of *train*: what the weights lost is the gradient. */
function nativeGradients(network: Fcnn): { before: Weights; gradients: Weights } {
  const built = engine.build(network, 11);
  try {
    const before = nudged(built.read());
    built.write(before);
    built.trainEpoch({ order: Int32Array.from({ length: ROWS }, (_, row) => row), rates: new Float32Array([1]), stepOffset: 0 });
    const after = built.read();
    const gradients = network.variables
      .filter(({ trained }) => trained)
      .map(({ name }) => [name, before.get(name)!.map((value, at) => value - after.get(name)![at]!)] as const);
    return { before, gradients: new Map(gradients) };
  } finally {
    built.dispose();
  }
}

/** Biases that are exactly zero would hide an error in their gradient's sign. */
function nudged(state: Weights): Map<string, Float32Array<ArrayBuffer>> {
  return new Map(
    [...state].map(([name, values]) => [name, Float32Array.from(values, (value, at) => value + 0.05 * Math.sin(at + 1))]),
  );
}

function finiteDifferences(network: Fcnn, weights: Weights, name: string): number[] {
  const step = 1e-5;
  const { inputs, labels } = partitionOf(data, 'train');
  const lossAt = (at: number, change: number): number => {
    const moved = new Map([...weights].map(([key, values]) => [key, Float64Array.from(values)]));
    moved.get(name)![at]! += change;
    return trainingLoss(network, moved, inputs, labels);
  };
  return Array.from({ length: weights.get(name)!.length }, (_, at) => (lossAt(at, step) - lossAt(at, -step)) / (2 * step));
}

function largestDifference(network: Fcnn): number {
  const { before, gradients } = nativeGradients(network);
  const differences = [...gradients].flatMap(([name, values]) => {
    const expected = finiteDifferences(network, before, name);
    return [...values].map((value, at) => Math.abs(value - expected[at]!) / Math.max(0.1, Math.abs(expected[at]!)));
  });
  expect(differences.length).toBe(
    network.variables.filter(({ trained }) => trained).reduce((sum, { shape }) => sum + sizeOf(shape), 0),
  );
  return Math.max(...differences);
}

const network = (params: Params): Fcnn =>
  createFcnn(
    completeParams({ hidden_layers: 2, units: 8, optimizer: 'sgd', learning_rate: 1, batch_size: ROWS, ...params }),
    data.features,
    data.classes,
  );

describe('gradients against finite differences', () => {
  it.each(['relu', 'leaky_relu', 'elu', 'selu', 'gelu', 'swish', 'tanh', 'sigmoid'])('of %s', (activation) => {
    expect(largestDifference(network({ activation }))).toBeLessThan(2e-4);
  });
  it.each<Params>([
    { batch_normalization: true, activation: 'tanh' },
    { l2: 0.03, activation: 'gelu' },
    { label_smoothing: 0.1, activation: 'swish' },
    { batch_normalization: true, l2: 0.01, label_smoothing: 0.2, activation: 'elu', hidden_layers: 3 },
    { hidden_layers: 1, activation: 'sigmoid' },
  ])('with %o', (params) => {
    expect(largestDifference(network(params))).toBeLessThan(5e-4);
  });
  it('are scaled to the clipping norm, all together', () => {
    const free = nativeGradients(network({ activation: 'tanh' })).gradients;
    const clipped = nativeGradients(network({ activation: 'tanh', gradient_clip: 0.1 })).gradients;
    const norm = (gradients: Weights): number => Math.hypot(...[...gradients.values()].flatMap((values) => [...values]));
    const scale = 0.1 / norm(free);
    expect(scale).toBeLessThan(1);
    expect(norm(clipped)).toBeCloseTo(0.1, 5);
    for (const [name, values] of free)
      values.forEach((value, at) => expect(clipped.get(name)![at]).toBeCloseTo(value * scale, 5));
  });
});
