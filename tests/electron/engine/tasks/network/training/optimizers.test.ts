import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFcnn } from '../../../../../../electron/engine/tasks/network/training/fcnn.ts';
import { loadBinding } from '../../../../../../electron/engine/tasks/network/training/native/binding.ts';
import { openNativeEngine } from '../../../../../../electron/engine/tasks/network/training/native/engine.ts';
import { openReferenceEngine } from '../../../../../../electron/engine/tasks/network/training/reference/engine.ts';
import type { Engine } from '../../../../../../electron/engine/tasks/network/training/network.ts';
import { completeParams } from '../../../../../../shared/network/hyperparameters.ts';
import type { Params } from '../../../../../../shared/model.ts';
import { trainRows } from '../../../../../support/training-rows.ts';

/** Made by tests/fixtures/keras/make_fixtures.py, which says what is in it. */
interface Fixture {
  readonly inputs: number[];
  readonly labels: number[];
  readonly initial: Readonly<Record<string, number[]>>;
  readonly cases: readonly { readonly params: Params; readonly steps: readonly Readonly<Record<string, number[]>>[] }[];
}

const path = join(import.meta.dirname, '../../../../../fixtures/keras/optimizers.json');
const fixture = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
const [features, classes, batch] = [6, 3, 8];
const train = trainRows(Float32Array.from(fixture.inputs), Int32Array.from(fixture.labels), classes);
const engines = { native: openNativeEngine(loadBinding(), train, tmpdir()), reference: openReferenceEngine(train) };

/** The largest difference of any weight after any of the ten steps. */
function largestDifference(engine: Engine, { params, steps }: Fixture['cases'][number]): number {
  const values = completeParams({ hidden_layers: 1, units: 8, batch_size: batch, ...params });
  const network = engine.build(createFcnn(values, features, classes), 1);
  network.write(new Map(Object.entries(fixture.initial).map(([name, numbers]) => [name, Float32Array.from(numbers)])));
  const differences = steps.flatMap((expected, step) => {
    const order = Int32Array.from({ length: batch }, (_, row) => step * batch + row);
    network.trainEpoch({ order, rates: Float32Array.of(values.learning_rate), stepOffset: step });
    const state = network.read();
    return Object.entries(expected).flatMap(([name, numbers]) =>
      numbers.map((number, at) => Math.abs(number - state.get(name)![at]!)),
    );
  });
  network.dispose();
  return Math.max(...differences);
}

describe.each(Object.entries(engines))('ten steps of the %s engine equal those of Keras', (_, engine) => {
  it.each(fixture.cases.map((item) => [JSON.stringify(item.params), item] as const))('with %s', (_, item) => {
    expect(item.steps).toHaveLength(10);
    expect(largestDifference(engine, item)).toBeLessThan(5e-6);
  });
});
