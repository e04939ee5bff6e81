/** Looks into networks whose answers are given, so that what must be found can be said. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeCheckpoint } from '../../../../../../electron/engine/tasks/network/training/checkpoint.ts';
import { inspectNetwork } from '../../../../../../electron/engine/tasks/network/training/inspect.ts';
import type { Engine, Network, NetworkState } from '../../../../../../electron/engine/tasks/network/training/network.ts';
import { openReferenceEngine } from '../../../../../../electron/engine/tasks/network/training/reference/engine.ts';
import { createFcnn } from '../../../../../../electron/engine/tasks/network/training/fcnn.ts';
import { completeParams } from '../../../../../../shared/network/hyperparameters.ts';
import { refusalOf } from '../../../../../support/refusal.ts';
import { temporaryFolder } from '../../../../../support/temporary-folder.ts';
import { clusteredRows, partitionOf } from '../../../../../support/training-rows.ts';

const [FEATURES, CLASSES] = [2, 3];

/** A file with these best weights, of a trial whose last epoch has others. */
function checkpointWith(best: NetworkState | null): string {
  const file = path.join(temporaryFolder(), 'trial-1.checkpoint');
  const state = new Map([['layer1.kernel', new Float32Array(FEATURES)]]);
  const progress = { epochsDone: 1, step: 1, bestEpoch: 1, bestStop: 0, epochs: [], rowResults: {}, state, best };
  writeCheckpoint(file, { session: 'one', params: {}, modelSeed: 1, tensorflow: 'formula', ...progress });
  return file;
}

/** @param answers of each row of select: its label, and the probabilities that the network gives */
function inspected(answers: readonly (readonly [label: number, probabilities: readonly number[]])[], kernel = [1, 1]) {
  const said: string[] = [];
  const network: Partial<Network> = {
    write: (state) => said.push(`weights ${[...state.get('layer1.kernel')!].join(' ')}`),
    predict: (partition) => {
      said.push(`predict ${partition}`);
      return Float32Array.from(answers.flatMap(([, probabilities]) => probabilities));
    },
    dispose: () => said.push('dispose'),
  };
  const engine: Partial<Engine> = {
    features: FEATURES,
    classes: CLASSES,
    labels: () => Int32Array.from(answers, ([label]) => label),
    build: () => network as Network,
  };
  const pictures = Uint8Array.from(answers.flatMap((_, row) => [row, 100 + row]));
  const file = checkpointWith(new Map([['layer1.kernel', Float32Array.from(kernel)]]));
  return { said, found: inspectNetwork(engine as Engine, { units: 8 }, 1, file, pictures) };
}

test('the best weights answer for every row of select, and what they take memory for is given back', () => {
  const { said } = inspected([[0, [1, 0, 0]]], [0.5, 2]);
  expect(said).toEqual(['weights 0.5 2', 'predict select', 'dispose']);
});

test('rows are counted by what they are and what they are taken for', () => {
  const { found } = inspected([
    [0, [0.75, 0.25, 0]],
    [0, [0.25, 0.5, 0.25]],
    [0, [0.5, 0.25, 0.25]],
    [1, [0, 1, 0]],
  ]);
  expect(found.confusion).toEqual([
    [2, 1, 0],
    [0, 1, 0],
    [0, 0, 0],
  ]);
  expect(found.predicted).toEqual([0, 1, 0, 1]);
  // A class without rows has no mistakes to show, and none that is right.
  expect(found.accuracyByClass).toEqual([2 / 3, 1, 0]);
});

test('the surest wrong answers come first, each with its picture; right ones are none, however unsure', () => {
  const { found } = inspected([
    [0, [0.375, 0.625, 0]],
    [0, [0.5, 0.25, 0.25]],
    [2, [0.125, 0.875, 0]],
    [1, [0.75, 0.125, 0.125]],
  ]);
  expect(found.mistakes).toEqual([
    { pixels: [2, 102], actual: 2, predicted: 1, confidence: 0.875 },
    { pixels: [3, 103], actual: 1, predicted: 0, confidence: 0.75 },
    { pixels: [0, 100], actual: 0, predicted: 1, confidence: 0.625 },
  ]);
});

test('at most 24 mistakes are shown, and counted all', () => {
  const { found } = inspected(Array.from({ length: 30 }, (_, row) => [0, [0, 1 - row / 1024, 0]] as const));
  expect(found.mistakes.map(({ pixels }) => pixels[0])).toEqual(Array.from({ length: 24 }, (_, row) => row));
  expect(found.confusion[0]![1]).toBe(30);
});

describe('the first layer', () => {
  test('is a picture of each unit’s weights, the strongest unit first, scaled to its largest weight', () => {
    // Row-major: of feature 1 the weights to the three units, then of feature 2.
    const { found } = inspected([[0, [1, 0, 0]]], [1, -4, 0.5, 1, 2, 0]);
    expect(found.firstLayer).toEqual([
      [-1, 0.5],
      [1, 1],
      [1, 0],
    ]);
  });

  test('without any weight is blank, and no more than 25 units are shown', () => {
    const { found } = inspected([[0, [1, 0, 0]]], new Array<number>(FEATURES * 40).fill(0));
    expect(found.firstLayer).toEqual(Array(25).fill([0, 0]));
  });
});

test('a trial without weights is refused', () => {
  const engine: Partial<Engine> = { features: FEATURES, classes: CLASSES };
  expect(refusalOf(() => inspectNetwork(engine as Engine, {}, 1, checkpointWith(null), new Uint8Array()))).toMatchObject({
    code: 'unavailable',
    message: 'The trial has no weights yet: no epoch has finished.',
  });
});

test('a real network is found as right as it evaluates itself', () => {
  const data = clusteredRows({ train: 120, select: 90 });
  const engine = openReferenceEngine(data);
  const params = { hidden_layers: 1, units: 8, batch_size: 20, optimizer: 'sgd', learning_rate: 0.1 };
  const network = engine.build(createFcnn(completeParams(params), data.features, data.classes), 1);
  const order = Int32Array.from({ length: 120 }, (_, row) => row);
  network.trainEpoch({ order, rates: new Float32Array(6).fill(0.1), stepOffset: 0 });
  const { accuracy } = network.evaluate('select');
  const file = checkpointWith(network.read());
  network.dispose();
  const { inputs } = partitionOf(data, 'select');
  const { confusion, mistakes } = inspectNetwork(engine, params, 2, file, inputs);
  const right = confusion.reduce((sum, row, label) => sum + row[label]!, 0);
  expect(right / 90).toBeCloseTo(accuracy, 6);
  expect(accuracy).toBeLessThan(1);
  expect(mistakes.length).toBe(Math.min(24, 90 - right));
  engine.dispose();
});
