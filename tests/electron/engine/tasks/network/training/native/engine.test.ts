import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as otherWork } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { writePartitionFile } from '../../../../../../../electron/engine/tasks/network/data/write-partition-file.ts';
import { createFcnn } from '../../../../../../../electron/engine/tasks/network/training/fcnn.ts';
import { loadBinding, type Binding } from '../../../../../../../electron/engine/tasks/network/training/native/binding.ts';
import { openNativeEngine } from '../../../../../../../electron/engine/tasks/network/training/native/engine.ts';
import { openPartitions } from '../../../../../../../electron/engine/tasks/network/training/open-partitions.ts';
import type { StoredInputs } from '../../../../../../../electron/engine/tasks/network/training/rows.ts';
import type { PartitionName } from '../../../../../../../shared/model.ts';
import { completeParams } from '../../../../../../../shared/network/hyperparameters.ts';
import { temporaryFolder } from '../../../../../../support/temporary-folder.ts';
import { clusteredRows } from '../../../../../../support/training-rows.ts';

/** The binding, with the number of tensors that are alive through it. */
function counting(): { binding: Binding; alive: () => number } {
  const real = loadBinding();
  let alive = 0;
  const binding: Binding = {
    ...real,
    TF_Version: real.TF_Version,
    TF_ATTR_TYPE: real.TF_ATTR_TYPE,
    createTensor: (...args) => (alive++, real.createTensor(...args)),
    deleteTensor: (id) => (alive--, real.deleteTensor(id)),
    tensorDataSync: (id) => real.tensorDataSync(id),
    loadSavedModel: (...args) => real.loadSavedModel(...args),
    executeOp: (...args) => {
      const outputs = real.executeOp(...args);
      alive += outputs.length;
      return outputs;
    },
    deleteSavedModel: (id) => real.deleteSavedModel(id),
    runSavedModel: (...args) => {
      const outputs = real.runSavedModel(...args);
      alive += outputs.length;
      return outputs;
    },
  };
  return { binding, alive: () => alive };
}

const values = completeParams({ units: 9, batch_size: 8, dropout_rate: 0.5, batch_normalization: true });

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
};

/** Rows of a partition file, and what has been read of it into memory. */
function watchedRows(sizes: Readonly<Partial<Record<PartitionName, number>>>) {
  const file = path.join(temporaryFolder(), 'watched.partitions');
  const [features, classes] = [6, 3];
  const partitions = Object.entries(sizes).map(([name, rows]) => {
    const inputs = Uint8Array.from({ length: rows * features }, (_, at) => (37 * at) % 256);
    return [name, { rows, inputs, targets: [Int32Array.from({ length: rows }, (_, row) => row % classes)] }] as const;
  });
  writePartitionFile(file, {
    features,
    targets: [{ name: 'class', kind: 'class', classes }],
    partitions: Object.fromEntries(partitions),
  });
  const data = openPartitions(file);
  const stored = data.inputs as StoredInputs;
  const copies: { readonly rows: number; readonly inputs: WeakRef<object> }[] = [];
  const read: StoredInputs['read'] = (range) => {
    const inputs = stored.read(range);
    copies.push({ rows: range.rows, inputs: new WeakRef(inputs.buffer) });
    return inputs;
  };
  return { data: { ...data, inputs: { ...stored, read } }, copies };
}

describe('the native engine', () => {
  it('reads no row that trains into memory, and lets go of those that it has measured by', async () => {
    const { data, copies } = watchedRows({ train: 80, stop: 20, select: 10 });
    const engine = openNativeEngine(loadBinding(), data, tmpdir());
    const network = engine.build(createFcnn(values, data.features, data.classes), 3);
    const order = Int32Array.from({ length: 80 }, (_, row) => row);
    network.trainEpoch({ order, rates: new Float32Array(10).fill(0.01), stepOffset: 0 });
    for (const name of ['stop', 'select', 'stop'] as const) network.evaluate(name);
    await otherWork();
    collectGarbage();
    expect(copies.map(({ rows, inputs }) => [rows, inputs.deref()])).toEqual([
      [20, undefined],
      [10, undefined],
    ]);
    network.dispose();
    engine.dispose();
  });

  it('keeps no tensor over 1,000 steps, nor after it is disposed of', () => {
    const { binding, alive } = counting();
    const data = clusteredRows({ train: 80, stop: 20 });
    const engine = openNativeEngine(binding, data, tmpdir());
    const network = engine.build(createFcnn(values, data.features, data.classes), 3);
    const order = Int32Array.from({ length: 80 }, (_, row) => row);
    network.evaluate('stop');
    const resident = alive();
    for (let epoch = 0; epoch < 100; epoch++) {
      network.trainEpoch({ order, rates: new Float32Array(10).fill(0.01), stepOffset: 10 * epoch });
      network.evaluate('stop');
      expect(alive()).toBe(resident);
    }
    network.dispose();
    engine.dispose();
    expect(resident).toBe(4);
    expect(alive()).toBe(0);
  });

  it('drops the named share of units and keeps the expected sum', () => {
    const data = clusteredRows({ train: 4096 }, { features: 4, classes: 2 });
    const engine = openNativeEngine(loadBinding(), data, tmpdir());
    const wide = completeParams({
      hidden_layers: 1,
      units: 64,
      activation: 'sigmoid',
      dropout_rate: 0.25,
      optimizer: 'sgd',
      batch_size: 4096,
    });
    const network = engine.build(createFcnn(wide, 4, 2), 3);
    const before = network.read();
    const zeroed = new Map([...before].map(([name, tensor]) => [name, new Float32Array(tensor.length)]));
    network.write(zeroed);
    network.trainEpoch({
      order: Int32Array.from({ length: 4096 }, (_, row) => row),
      rates: new Float32Array([1]),
      stepOffset: 0,
    });
    // With zero weights every unit gives 0.5 and every class gets 0.5, so a unit's kernel gradient is the sum over the rows
    // of 0.5 * mask * (0.5 - truth) / rows: it vanishes on average, and its size tells the masks' second moment 1 / keep.
    const kernel = network.read().get('layer2.kernel')!;
    const deviation = Math.sqrt(kernel.reduce((sum, value) => sum + value * value, 0) / kernel.length);
    const expected = Math.sqrt((0.25 * 0.25 * (1 / 0.75 - 1)) / 4096);
    network.dispose();
    engine.dispose();
    expect(deviation / expected).toBeGreaterThan(0.8);
    expect(deviation / expected).toBeLessThan(1.2);
  });
});
