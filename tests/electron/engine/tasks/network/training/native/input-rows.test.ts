import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PartitionContent } from '../../../../../../../electron/engine/tasks/network/data/partition-file.ts';
import { writePartitionFile } from '../../../../../../../electron/engine/tasks/network/data/write-partition-file.ts';
import {
  columnStatistics,
  pictureStatistics,
  standardisationBy,
  standardised,
  type Inputs,
  type Standardisation,
  type Statistics,
} from '../../../../../../../electron/engine/tasks/network/data/standardisation.ts';
import { createFcnn } from '../../../../../../../electron/engine/tasks/network/training/fcnn.ts';
import { loadBinding } from '../../../../../../../electron/engine/tasks/network/training/native/binding.ts';
import { openNativeEngine } from '../../../../../../../electron/engine/tasks/network/training/native/engine.ts';
import { Graph, TYPE, typeAttribute } from '../../../../../../../electron/engine/tasks/network/training/native/graph.ts';
import {
  elementsOf,
  gatherStandardised,
  inputRows,
  keepInputs,
} from '../../../../../../../electron/engine/tasks/network/training/native/input-rows.ts';
import { openGraph } from '../../../../../../../electron/engine/tasks/network/training/native/session.ts';
import { openPartitions } from '../../../../../../../electron/engine/tasks/network/training/open-partitions.ts';
import type { TrainingRows } from '../../../../../../../electron/engine/tasks/network/training/rows.ts';
import { completeParams } from '../../../../../../../shared/network/hyperparameters.ts';
import { randomFor, shuffle } from '../../../../../../../shared/random.ts';
import { trainRows } from '../../../../../../support/training-rows.ts';

const binding = loadBinding();

/** What a graph makes of rows in memory. */
function byGraph(inputs: Inputs, features: number, standardisation: Standardisation): Float32Array {
  const rows = inputs.length / features;
  const data = { ...trainRows(new Float32Array(inputs.length), new Int32Array(rows), 2), inputs, standardisation };
  const graph = new Graph();
  const fed = inputRows(graph, { features, standardisation, elements: elementsOf(data) }, 'inputs');
  const numbers = gatherStandardised(graph, fed, graph.integers(...Array.from({ length: rows }, (_, row) => row)));
  graph.node('Identity', [numbers], { T: typeAttribute(TYPE.float) }, 'numbers');
  const session = openGraph(binding, graph.savedModel(), tmpdir());
  const resident = keepInputs(binding, data);
  try {
    return session.run({ inputs: resident }, ['numbers'])[0] as Float32Array;
  } finally {
    session.dispose();
    binding.deleteTensor(resident.id);
  }
}

const bits = (numbers: Float32Array): Uint32Array => new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length);

/** What rows were before they stayed 8-bit: numbers of a table, made once. */
function tabled(pixels: Uint8Array, { mean: [mean], deviation: [deviation] }: Statistics): Float32Array<ArrayBuffer> {
  const table = Float32Array.from({ length: 256 }, (_, pixel) => (pixel / 255 - mean!) / deviation!);
  return Float32Array.from(pixels, (pixel) => table[pixel]!);
}

describe('the numbers that a graph makes of stored rows', () => {
  const random = randomFor('standardisation');
  const every = Uint8Array.from({ length: 256 }, (_, pixel) => pixel);
  const statistics = Array.from({ length: 20 }, () => ({ mean: [random.next()], deviation: [0.01 + random.next()] }));

  it.each(statistics)('equal those of a table of every pixel bit for bit, statistics %o', (of) => {
    const expected = bits(tabled(every, of));
    expect(bits(byGraph(every, 1, standardisationBy(of, 255)))).toEqual(expected);
    expect(bits(standardised(every, 1, standardisationBy(of, 255)))).toEqual(expected);
  });

  it('equal those of JavaScript in columns that differ by orders of magnitude', () => {
    const features = 7;
    const inputs = Float32Array.from({ length: 100 * features }, (_, at) => random.normal() * 10 ** (at % features));
    const by = standardisationBy(columnStatistics(inputs, features), 1);
    expect(bits(byGraph(inputs, features, by))).toEqual(bits(standardised(inputs, features, by)));
  });
});

describe('a network on a mapped file', () => {
  const [features, classes] = [9, 3];
  const folder = mkdtempSync(path.join(tmpdir(), 'mapped-'));
  const file = path.join(folder, 'rows.partitions');
  const random = randomFor('pictures');
  const partition = (rows: number): NonNullable<PartitionContent['partitions']['train']> => ({
    rows,
    inputs: Uint8Array.from({ length: rows * features }, () => Math.floor(256 * random.next())),
    targets: [Int32Array.from({ length: rows }, () => Math.floor(classes * random.next()))],
  });
  const partitions = { train: partition(150), stop: partition(30), select: partition(2100) };
  writePartitionFile(file, { features, targets: [{ name: 'class', kind: 'class', classes }], partitions });
  const stored = openPartitions(file);
  const all = Object.values(partitions);
  const inputs = Uint8Array.from(all.flatMap((rows) => [...(rows.inputs as Uint8Array)]));
  const former: TrainingRows = {
    ...stored,
    inputs: tabled(inputs, pictureStatistics(partitions.train.inputs as Uint8Array)),
    standardisation: { factor: [1], shift: [0] },
  };
  const engines = [stored, former].map((rows) => openNativeEngine(binding, rows, tmpdir()));
  afterAll(() => {
    engines.forEach((engine) => engine.dispose());
    rmSync(folder, { recursive: true });
  });

  it('trains, measures and predicts as on float32 numbers in memory, bit for bit', () => {
    const values = completeParams({ units: 12, batch_size: 16, dropout_rate: 0.3, batch_normalization: true });
    const [found, expected] = engines.map((engine) => {
      const network = engine.build(createFcnn(values, features, classes), 4);
      const losses = [0, 1].map((epoch) =>
        network.trainEpoch({
          order: shuffle(
            Int32Array.from({ length: 150 }, (_, row) => row),
            randomFor('order', epoch),
          ),
          rates: new Float32Array(10).fill(0.01),
          stepOffset: 10 * epoch,
        }),
      );
      const outcome = {
        losses,
        state: network.read(),
        measured: (['train', 'stop', 'select'] as const).map((name) => network.evaluate(name)),
        rowLosses: network.rowLosses('select'),
        probabilities: network.predict('select'),
      };
      network.dispose();
      return outcome;
    });
    expect(found).toEqual(expected);
  });

  it('knows the classes of a partition', () => {
    expect(engines[0]!.labels('stop')).toEqual(partitions.stop.targets[0]);
    expect(engines[0]!.labels('select')).toEqual(partitions.select.targets[0]);
  });
});
