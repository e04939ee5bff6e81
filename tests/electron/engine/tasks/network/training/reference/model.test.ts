import { tmpdir } from 'node:os';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createFcnn } from '../../../../../../../electron/engine/tasks/network/training/fcnn.ts';
import { loadBinding } from '../../../../../../../electron/engine/tasks/network/training/native/binding.ts';
import { openNativeEngine } from '../../../../../../../electron/engine/tasks/network/training/native/engine.ts';
import { toLayersModel } from '../../../../../../../electron/engine/tasks/network/training/reference/model.ts';
import { completeParams } from '../../../../../../../shared/network/hyperparameters.ts';
import type { Params } from '../../../../../../../shared/model.ts';
import { clusteredRows, partitionOf } from '../../../../../../support/training-rows.ts';

const rows = 60;
const data = clusteredRows({ train: 64, select: rows });

function describeParams(params: Params): ReturnType<typeof createFcnn> {
  return createFcnn(completeParams({ units: 10, batch_size: 16, ...params }), data.features, data.classes);
}

describe('toLayersModel', () => {
  it.each<Params>([
    ...['relu', 'leaky_relu', 'elu', 'selu', 'gelu', 'swish', 'tanh', 'sigmoid'].map((activation) => ({ activation })),
    { batch_normalization: true, dropout_rate: 0.3, hidden_layers: 3, shape: 'halving', units: 32 },
  ])('predicts what the native engine predicts, with %o', (params) => {
    const engine = openNativeEngine(loadBinding(), data, tmpdir());
    const description = describeParams(params);
    const network = engine.build(description, 2);
    const order = Int32Array.from({ length: 64 }, (_, row) => row);
    network.trainEpoch({ order, rates: new Float32Array(4).fill(0.05), stepOffset: 0 });

    const model = toLayersModel(description, network.read());
    const found = tf.tidy(() => {
      const inputs = tf.tensor2d(partitionOf(data, 'select').inputs, [rows, data.features]);
      return Float32Array.from((model.predict(inputs) as tf.Tensor).dataSync());
    });
    const expected = network.predict('select');
    expect(found).toHaveLength(expected.length);
    found.forEach((share, at) => expect(Math.abs(share - expected[at]!)).toBeLessThan(1e-5));
    model.dispose();
    network.dispose();
    engine.dispose();
  });

  it('gives every tensor back', () => {
    const description = describeParams({ batch_normalization: true, dropout_rate: 0.2 });
    const weights = new Map(
      description.variables.map(({ name, shape }) => [
        name,
        new Float32Array(shape.reduce((left, right) => left * right)).fill(0.1),
      ]),
    );
    const before = tf.memory().numTensors;
    const model = toLayersModel(description, weights);
    expect(tf.memory().numTensors).toBe(before + description.variables.length);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('says which weights are missing', () => {
    expect(() => toLayersModel(describeParams({}), new Map())).toThrow('lack layer1.kernel');
  });
});
