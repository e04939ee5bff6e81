/** One network of the reference engine. Every tensor that a call makes is freed with it. */
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { PartitionName } from '../../../../../../shared/model.ts';
import type { RowRange } from '../../data/partition-file.ts';
import { initialValues, type Fcnn } from '../fcnn.ts';
import { storedTensors } from '../native/program.ts';
import type { EpochPlan, Network } from '../network.ts';
import { dropoutMask } from './dropout.ts';
import { crossEntropy, logitsOf, lossAndGradients, type Batch } from './gradients.ts';
import { assignValues, modelVariables, toLayersModel } from './model.ts';
import { update } from './optimizers.ts';

/** Rows measured at a time, which keeps a wide layer's outputs small. */
const ROWS_PER_EVALUATION = 1000;

/** What trains: the model, and its weights and the optimizer's slots by the names of the state. */
interface Parts {
  readonly description: Fcnn;
  readonly model: LayersModel;
  readonly tensors: ReadonlyMap<string, tf.Variable>;
  readonly modelSeed: number;
}

export interface StoredRows {
  /** Of all partitions. */
  readonly all: Batch;
  range(partition: PartitionName): RowRange;
}

export function referenceNetwork(description: Fcnn, modelSeed: number, stored: StoredRows): Network {
  const parts = createParts(description, modelSeed);
  const { model, tensors } = parts;
  return {
    trainEpoch: (plan) => trainEpoch(parts, stored.all, plan),
    evaluate(name) {
      const chunks = inChunks(stored, name, (chunk) => measure(description, model, chunk));
      const { rows } = stored.range(name);
      const hits = Uint8Array.from(chunks.flatMap((chunk) => [...chunk.hits]));
      const loss = total(chunks.map((chunk) => chunk.loss)) / rows;
      return { loss, accuracy: total([...hits]) / rows, hits };
    },
    rowLosses(name) {
      const chunks = inChunks(stored, name, ({ inputs, labels }) => {
        const logits = logitsOf(description, model, inputs, null);
        return crossEntropy<tf.Tensor1D>(logits, labels, 0, tf.Reduction.NONE).dataSync();
      });
      return Float32Array.from(chunks.flatMap((chunk) => [...chunk]));
    },
    predict(name) {
      const chunks = inChunks(stored, name, ({ inputs }) => (model.predictOnBatch(inputs) as tf.Tensor).dataSync());
      return Float32Array.from(chunks.flatMap((chunk) => [...chunk]));
    },
    read: () => new Map([...tensors].map(([name, tensor]) => [name, Float32Array.from(tensor.dataSync())])),
    write(state) {
      for (const [name, tensor] of tensors) {
        const values = state.get(name);
        if (values) assignValues(tensor, values);
      }
    },
    dispose() {
      model.dispose();
      for (const tensor of tensors.values()) if (!tensor.isDisposed) tensor.dispose();
    },
  };
}

function createParts(description: Fcnn, modelSeed: number): Parts {
  const initial = description.variables.map(
    (variable) => [variable.name, initialValues(description, variable, modelSeed)] as const,
  );
  const model = toLayersModel(description, new Map(initial));
  const own = modelVariables(description, model);
  const tensors = storedTensors(description).map(
    ({ name, shape, slotStart }) => [name, slotStart === null ? own.get(name)! : slot(shape, slotStart)] as const,
  );
  return { description, model, tensors: new Map(tensors), modelSeed };
}

function slot(shape: readonly number[], start: number): tf.Variable {
  return tf.tidy(() => tf.variable(tf.fill([...shape], start), false));
}

/** Mean loss of the rows. Ends at once where the loss is no longer finite. */
function trainEpoch(parts: Parts, all: Batch, { order, rates, stepOffset }: EpochPlan): number {
  const batchSize = parts.description.values.batch_size;
  let lossSum = 0;
  for (let index = 0; index < rates.length && Number.isFinite(lossSum); index++) {
    const rows = order.subarray(index * batchSize, (index + 1) * batchSize);
    lossSum += rows.length * tf.tidy(() => trainBatch(parts, gathered(all, rows), stepOffset + index, rates[index]!));
  }
  return lossSum / order.length;
}

/** One step; the mean loss of the batch before it. */
function trainBatch({ description, model, tensors, modelSeed }: Parts, batch: Batch, step: number, rate: number): number {
  const { loss, gradients } = lossAndGradients(description, model, tensors, batch, (layer, index) =>
    dropoutMask(layer, batch.labels.size, modelSeed, step, index),
  );
  for (const variable of description.variables) {
    const gradient = gradients.get(variable.name);
    if (gradient) update({ values: description.values, rate, number: step + 1 }, variable, tensors, gradient);
  }
  return loss;
}

/** Sum of the losses, and what was right. */
function measure(description: Fcnn, model: LayersModel, { inputs, labels }: Batch): { loss: number; hits: Uint8Array } {
  const logits = logitsOf(description, model, inputs, null);
  const hits = tf.equal(tf.argMax(logits, 1), labels).dataSync<'bool'>();
  return { loss: crossEntropy(logits, labels, 0, tf.Reduction.SUM).dataSync()[0]!, hits };
}

function gathered({ inputs, labels }: Batch, rows: Int32Array): Batch {
  const indices = tf.tensor1d(rows, 'int32');
  return { inputs: tf.gather(inputs, indices), labels: tf.gather(labels, indices) };
}

function inChunks<Result extends tf.TensorContainer>(
  { all: { inputs, labels }, range }: StoredRows,
  name: PartitionName,
  of: (chunk: Batch) => Result,
): Result[] {
  const { begin, rows } = range(name);
  return Array.from({ length: Math.ceil(rows / ROWS_PER_EVALUATION) }, (_, at) => {
    const first = begin + at * ROWS_PER_EVALUATION;
    const count = Math.min(ROWS_PER_EVALUATION, begin + rows - first);
    return tf.tidy(() => of({ inputs: tf.slice(inputs, [first, 0], [count, -1]), labels: tf.slice(labels, first, count) }));
  });
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
