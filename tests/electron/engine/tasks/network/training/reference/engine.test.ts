import { tmpdir } from 'node:os';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { createFcnn, type Fcnn } from '../../../../../../../electron/engine/tasks/network/training/fcnn.ts';
import { loadBinding } from '../../../../../../../electron/engine/tasks/network/training/native/binding.ts';
import { openNativeEngine } from '../../../../../../../electron/engine/tasks/network/training/native/engine.ts';
import type {
  Engine,
  EpochPlan,
  Network,
  NetworkState,
} from '../../../../../../../electron/engine/tasks/network/training/network.ts';
import { openReferenceEngine } from '../../../../../../../electron/engine/tasks/network/training/reference/engine.ts';
import { completeParams } from '../../../../../../../shared/network/hyperparameters.ts';
import type { Params } from '../../../../../../../shared/model.ts';
import { randomFor, shuffle } from '../../../../../../../shared/random.ts';
import { clusteredRows } from '../../../../../../support/training-rows.ts';

const data = clusteredRows({ train: 150, stop: 1100 });
const native = openNativeEngine(loadBinding(), data, tmpdir());
const reference = openReferenceEngine(data);
afterAll(() => {
  native.dispose();
  reference.dispose();
});

const describeNetwork = (params: Params): Fcnn =>
  createFcnn(completeParams({ units: 12, batch_size: 16, ...params }), data.features, data.classes);

const BATCHES = 10;

/** The last of the ten batches has six rows. */
const plan = (epoch: number): EpochPlan => ({
  order: shuffle(
    Int32Array.from({ length: 150 }, (_, row) => row),
    randomFor('engine test', epoch),
  ),
  rates: Float32Array.from({ length: BATCHES }, (_, batch) => 0.01 + 0.002 * batch),
  stepOffset: BATCHES * epoch,
});

interface Outcome {
  readonly losses: readonly number[];
  readonly state: NetworkState;
  readonly measured: ReturnType<Network['evaluate']>;
  readonly rowLosses: Float32Array;
  readonly probabilities: Float32Array;
}

function trained(network: Network): Outcome {
  try {
    const losses = [0, 1].map((epoch) => network.trainEpoch(plan(epoch)));
    return {
      losses,
      state: network.read(),
      measured: network.evaluate('stop'),
      rowLosses: network.rowLosses('stop'),
      probabilities: network.predict('stop'),
    };
  } finally {
    network.dispose();
  }
}

function largest(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(found.length).toBe(expected.length);
  return Math.max(...Array.from(found, (value, at) => Math.abs(value - expected[at]!)));
}

/** What is told of each row is what the sums are made of, and what the probabilities say. */
function expectRowsToAddUp({ measured: { loss, accuracy, hits }, rowLosses, probabilities }: Outcome, engine: Engine): void {
  const labels = engine.labels('stop');
  expect([hits.length, rowLosses.length, labels.length]).toEqual([1100, 1100, 1100]);
  expect(hits.reduce((sum, hit) => sum + hit, 0) / 1100).toBe(accuracy);
  expect(rowLosses.reduce((sum, row) => sum + row, 0) / 1100).toBeCloseTo(loss, 5);
  const rowOf = (row: number): Float32Array => probabilities.subarray(row * data.classes, (row + 1) * data.classes);
  expect([...hits]).toEqual(Array.from(labels, (label, row) => Number(rowOf(row).indexOf(Math.max(...rowOf(row))) === label)));
  expect(Math.max(...Array.from(labels, (label, row) => Math.abs(rowLosses[row]! + Math.log(rowOf(row)[label]!))))).toBeLessThan(
    1e-4,
  );
}

function compare(params: Params): void {
  const description = describeNetwork(params);
  const [expected, found] = [trained(native.build(description, 4)), trained(reference.build(description, 4))];
  expect([...found.state.keys()]).toEqual([...expected.state.keys()]);
  for (const [name, values] of expected.state) expect(largest(found.state.get(name)!, values), name).toBeLessThan(2e-5);
  expect(largest(found.losses, expected.losses)).toBeLessThan(2e-5);
  expect(largest(found.probabilities, expected.probabilities)).toBeLessThan(2e-5);
  expect(found.measured.loss).toBeCloseTo(expected.measured.loss, 4);
  expect(found.measured.accuracy).toBeCloseTo(expected.measured.accuracy, 2);
  expect(largest(found.rowLosses, expected.rowLosses)).toBeLessThan(1e-4);
  expectRowsToAddUp(expected, native);
  expectRowsToAddUp(found, reference);
}

describe('two epochs of the reference engine end where those of the native engine do', () => {
  it.each(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad'])('with %s', (optimizer) => {
    compare({ optimizer, activation: 'tanh' });
  });
  it.each<Params>([
    { batch_normalization: true, activation: 'swish' },
    { l2: 0.01, label_smoothing: 0.1, gradient_clip: 0.5 },
    { optimizer: 'adamw', weight_decay: 0.5, batch_normalization: true, initializer: 'he_normal' },
  ])('with %o', compare);
});

describe('dropout of the reference engine', () => {
  const wide = { hidden_layers: 1, units: 64, activation: 'sigmoid', dropout_rate: 0.25, optimizer: 'sgd', batch_size: 4096 };
  const rows = 1000;

  /** Kernel of the last layer after one step at this place, from zero weights. */
  function stepFromZero(stepOffset: number, modelSeed: number): Float32Array {
    const engine = openReferenceEngine(clusteredRows({ train: rows }, { features: 4, classes: 2 }));
    const network = engine.build(createFcnn(completeParams(wide), 4, 2), modelSeed);
    network.write(new Map([...network.read()].map(([name, tensor]) => [name, new Float32Array(tensor.length)])));
    network.trainEpoch({
      order: Int32Array.from({ length: rows }, (_, row) => row),
      rates: Float32Array.of(1),
      stepOffset,
    });
    const kernel = network.read().get('layer2.kernel')!;
    network.dispose();
    engine.dispose();
    return kernel;
  }

  it('drops the named share of units and keeps the expected sum', () => {
    // With zero weights every unit gives 0.5 and every class gets 0.5, so a unit's kernel gradient is the sum over the rows
    // of 0.5 * mask * (0.5 - truth) / rows: it vanishes on average, and its size tells the masks' second moment 1 / keep.
    const kernel = stepFromZero(0, 3);
    const deviation = Math.sqrt(kernel.reduce((sum, value) => sum + value * value, 0) / kernel.length);
    const expected = Math.sqrt((0.25 * 0.25 * (1 / 0.75 - 1)) / rows);
    expect(deviation / expected).toBeGreaterThan(0.8);
    expect(deviation / expected).toBeLessThan(1.2);
  });

  it('is a function of the model seed and the step', () => {
    expect(stepFromZero(7, 3)).toEqual(stepFromZero(7, 3));
    expect(stepFromZero(8, 3)).not.toEqual(stepFromZero(7, 3));
    expect(stepFromZero(7, 4)).not.toEqual(stepFromZero(7, 3));
  });
});

describe('memory of the reference engine', () => {
  it.each(['nesterov', 'adamw', 'rmsprop'])('stays the same over epochs and is given back, with %s', (optimizer) => {
    const before = tf.memory().numTensors;
    const engine = openReferenceEngine(data);
    const params = { optimizer, dropout_rate: 0.4, batch_normalization: true, l2: 0.01, gradient_clip: 1 };
    const network = engine.build(describeNetwork(params), 3);
    const resident = tf.memory().numTensors;
    for (let epoch = 0; epoch < 4; epoch++) {
      network.trainEpoch(plan(epoch));
      network.evaluate('stop');
      network.predict('stop');
      network.write(network.read());
      expect(tf.memory().numTensors).toBe(resident);
    }
    network.dispose();
    engine.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('a diverged network', () => {
  it('gives a loss that is not finite', () => {
    const network = reference.build(describeNetwork({ optimizer: 'sgd' }), 3);
    network.write(new Map([['layer1.kernel', new Float32Array(6 * 12).fill(Number.POSITIVE_INFINITY)]]));
    expect(network.trainEpoch(plan(0))).not.toSatisfy(Number.isFinite);
    network.dispose();
  });
});
