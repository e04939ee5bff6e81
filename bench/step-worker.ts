/** A process of the step bench: multiplies matrices and trains epochs when it is told to, and answers with seconds. */
import { tmpdir } from 'node:os';
import { completeParams } from '../shared/network/hyperparameters.ts';
import { randomFor, shuffle } from '../shared/random.ts';
import { createFcnn } from '../electron/engine/tasks/network/training/fcnn.ts';
import { loadBinding } from '../electron/engine/tasks/network/training/native/binding.ts';
import { openNativeEngine } from '../electron/engine/tasks/network/training/native/engine.ts';
import type { Engine, Network } from '../electron/engine/tasks/network/training/network.ts';
import { openPartitions } from '../electron/engine/tasks/network/training/open-partitions.ts';

export interface StepNetwork {
  readonly units: number;
  readonly batch: number;
}

export type Order =
  | { readonly kind: 'multiply'; readonly size: number; readonly times: number }
  | ({ readonly kind: 'prepare'; readonly partitionFile: string } & StepNetwork)
  | { readonly kind: 'train'; readonly epochs: number };

export interface Epochs {
  /** Seconds of every epoch: training alone, and measuring stop and select after it. */
  readonly training: readonly number[];
  readonly measuring: readonly number[];
}

export type Answer = Epochs | { readonly seconds: readonly number[] } | 'prepared';

const FLOAT = 1;
const LEARNING_RATE = 0.001;
const binding = loadBinding();
let prepared: { readonly engine: Engine; readonly network: Network; readonly batch: number } | null = null;

process.on('message', (order: Order) => process.send!(answerTo(order)));

function answerTo(order: Order): Answer {
  if (order.kind === 'multiply') return { seconds: multiply(order.size, order.times) };
  if (order.kind === 'train') return trainEpochs(order.epochs);
  prepare(order.partitionFile, order);
  return 'prepared';
}

function multiply(size: number, times: number): number[] {
  const random = randomFor('multiply', size);
  const values = Float32Array.from({ length: size * size }, () => random.next() - 0.5);
  const tensor = binding.createTensor([size, size], FLOAT, values);
  const attributes = [
    { name: 'T', type: binding.TF_ATTR_TYPE, value: FLOAT },
    { name: 'transpose_a', type: binding.TF_ATTR_BOOL, value: false },
    { name: 'transpose_b', type: binding.TF_ATTR_BOOL, value: false },
  ];
  const seconds = Array.from({ length: times }, () =>
    secondsOf(() => {
      const [product] = binding.executeOp('MatMul', attributes, [tensor, tensor], 1);
      binding.deleteTensor(product!.id);
    }),
  );
  binding.deleteTensor(tensor);
  return seconds;
}

function prepare(partitionFile: string, { units, batch }: StepNetwork): void {
  prepared?.network.dispose();
  const engine = prepared?.engine ?? openNativeEngine(binding, openPartitions(partitionFile), tmpdir());
  const values = completeParams({ hidden_layers: 2, units, batch_size: batch, dropout_rate: 0.2 });
  const network = engine.build(createFcnn(values, engine.features, engine.classes), 1);
  prepared = { engine, network, batch };
}

function trainEpochs(epochs: number): Epochs {
  const { engine, network, batch } = prepared!;
  const { rows } = engine.range('train');
  const rates = new Float32Array(Math.ceil(rows / batch)).fill(LEARNING_RATE);
  const [training, measuring]: [number[], number[]] = [[], []];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffle(
      Int32Array.from({ length: rows }, (_, row) => row),
      randomFor('order', epoch),
    );
    training.push(secondsOf(() => network.trainEpoch({ order, rates, stepOffset: epoch * rates.length })));
    measuring.push(secondsOf(() => ['stop' as const, 'select' as const].forEach((name) => network.evaluate(name))));
  }
  return { training, measuring };
}

function secondsOf(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}
