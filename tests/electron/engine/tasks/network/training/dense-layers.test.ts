import { afterAll, expect, test } from 'vitest';
import { predictedClasses } from '../../../../../../electron/engine/tasks/network/predicted-classes.ts';
import { denseLayers } from '../../../../../../electron/engine/tasks/network/training/dense-layers.ts';
import { createFcnn, sizeOf } from '../../../../../../electron/engine/tasks/network/training/fcnn.ts';
import { openReferenceEngine } from '../../../../../../electron/engine/tasks/network/training/reference/engine.ts';
import { completeParams, HYPERPARAMETERS, trainedWeights } from '../../../../../../shared/network/hyperparameters.ts';
import type { Params } from '../../../../../../shared/model.ts';
import { refusalOf } from '../../../../../support/refusal.ts';
import { clusteredRows, partitionOf } from '../../../../../support/training-rows.ts';

const data = clusteredRows({ train: 120, stop: 400 });
const engine = openReferenceEngine(data);
afterAll(() => engine.dispose());

const { activation } = HYPERPARAMETERS;
const activations = activation.type === 'choice' ? activation.values.map(String) : [];

test.each(activations)('a network of %s units predicts in plain arithmetic what its engine does', (name) => {
  for (const batchNormalization of [false, true]) {
    const params: Params = { units: 12, batch_size: 20, activation: name, batch_normalization: batchNormalization };
    const values = completeParams(params);
    const description = createFcnn(values, data.features, data.classes);
    const network = engine.build(description, 3);
    const order = Int32Array.from({ length: 120 }, (_, row) => row);
    network.trainEpoch({ order, rates: new Float32Array(6).fill(0.01), stepOffset: 0 });
    const { inputs, labels } = partitionOf(data, 'stop');
    const layers = denseLayers({ params, best: network.read() }, data.features, data.classes);
    const predicted = predictedClasses({ layers, inputs: Float32Array.from(inputs), standardisation: data.standardisation });
    expect([...predicted].map((one, row) => Number(one === labels[row]))).toEqual([...network.evaluate('stop').hits]);
    const sizes = description.variables.filter(({ trained }) => trained).map(({ shape }) => sizeOf(shape));
    expect(trainedWeights(values, data.features, data.classes)).toBe(sizes.reduce((sum, size) => sum + size, 0));
    network.dispose();
  }
});

test('without weights there is nothing to predict with', () => {
  expect(refusalOf(() => denseLayers({ params: {}, best: null }, 4, 2)).code).toBe('unavailable');
});
