/** The native engine: partitions resident in TensorFlow's memory, one graph per network. */
import type { PartitionName } from '../../../../shared/model.ts';
import { initialValues, sizeOf, type Fcnn } from '../fcnn.ts';
import type { Engine, Network, NetworkState } from '../network.ts';
import type { StandardisedRows, TrainingRows } from '../rows.ts';
import { hitsOf, lossesOf } from '../answers.ts';
import type { Binding } from './binding.ts';
import { FEED, FETCH, buildProgram, storedTensors } from './program.ts';
import { makeTensor, openGraph, type Fed, type GraphSession, type ResidentTensor } from './session.ts';

/** Rows measured in one call: enough for full speed, few enough to keep a wide layer's outputs small. */
const ROWS_PER_EVALUATION = 2000;

interface ResidentRows {
  readonly rows: number;
  readonly inputs: ResidentTensor;
  readonly labels: ResidentTensor;
}

/** @param scratch a folder for short-lived files. */
export function openNativeEngine(binding: Binding, data: TrainingRows, scratch: string): Engine {
  const resident = new Map<PartitionName, ResidentRows>();
  for (const [name, rows] of data.partitions) resident.set(name, keepResident(binding, rows, data.features));
  const partition = (name: PartitionName): ResidentRows => {
    const found = resident.get(name);
    if (!found) throw new Error(`The partition file has no rows of ${name}.`);
    return found;
  };
  return {
    features: data.features,
    classes: data.classes,
    rows: (name) => partition(name).rows,
    labels: (name) => data.partitions.get(name)!.labels,
    build: (network, modelSeed) => {
      const session = openGraph(binding, buildProgram(network, data.features, modelSeed), scratch);
      return nativeNetwork(session, network, modelSeed, partition, data.classes, (name) => data.partitions.get(name)!.labels);
    },
    dispose: () => {
      for (const { inputs, labels } of resident.values()) {
        binding.deleteTensor(inputs.id);
        binding.deleteTensor(labels.id);
      }
      resident.clear();
    },
  };
}

function keepResident(binding: Binding, { rows, inputs, labels }: StandardisedRows, features: number): ResidentRows {
  return {
    rows,
    inputs: { id: makeTensor(binding, [rows, features], inputs) },
    labels: { id: makeTensor(binding, [rows], labels) },
  };
}

function nativeNetwork(
  session: GraphSession,
  network: Fcnn,
  modelSeed: number,
  partition: (name: PartitionName) => ResidentRows,
  classes: number,
  labels: (name: PartitionName) => Int32Array,
): Network {
  const stored = storedTensors(network);
  let state = stored.map(({ shape, variable, slotStart }) =>
    slotStart === null ? initialValues(network, variable, modelSeed) : new Float32Array(sizeOf(shape)).fill(slotStart),
  );
  const assign = (): void => {
    const feeds: Record<string, Fed> = {};
    for (const [at, { name, shape }] of stored.entries()) feeds[FEED.value(name)] = { shape, values: state[at]! };
    session.run(feeds, [FETCH.assigned]);
    state = [];
  };
  const read = (): NetworkState => {
    const values = session.run(
      {},
      stored.map(({ name }) => FETCH.read(name)),
    );
    return new Map(stored.map(({ name }, at) => [name, values[at] as Float32Array<ArrayBuffer>]));
  };
  assign();
  const predict = (name: PartitionName): Float32Array<ArrayBuffer> => {
    const { rows } = partition(name);
    const probabilities = new Float32Array(rows * classes);
    let at = 0;
    for (const chunk of chunks(partition(name))) {
      const [part] = session.run(chunk, [FETCH.probabilities]);
      probabilities.set(part!, at);
      at += part!.length;
    }
    return probabilities;
  };

  return {
    trainEpoch({ order, rates, stepOffset }) {
      const { inputs, labels } = partition('train');
      const feeds = {
        inputs,
        labels,
        order: vector(order),
        rates: vector(rates),
        batches: scalar(rates.length),
        step_offset: scalar(stepOffset),
      };
      const [sum] = session.run(feeds, [FETCH.loss]);
      return sum![0]! / order.length;
    },
    evaluate(name) {
      let [loss, right] = [0, 0];
      const { rows } = partition(name);
      for (const chunk of chunks(partition(name))) {
        const [lossSum, correct] = session.run(chunk, [FETCH.evaluationLoss, FETCH.evaluationCorrect]);
        loss += lossSum![0]!;
        right += correct![0]!;
      }
      return { loss: loss / rows, accuracy: right / rows, hits: hitsOf(predict(name), labels(name)) };
    },
    rowLosses: (name) => lossesOf(predict(name), labels(name)),
    predict,
    read,
    write(values) {
      const current = read();
      state = stored.map(({ name }) => values.get(name) ?? current.get(name)!);
      assign();
    },
    dispose: () => session.dispose(),
  };
}

function* chunks({ rows, inputs, labels }: ResidentRows): Generator<Record<string, Fed>> {
  for (let begin = 0; begin < rows; begin += ROWS_PER_EVALUATION) {
    yield { inputs, labels, begin: scalar(begin), rows: scalar(Math.min(ROWS_PER_EVALUATION, rows - begin)) };
  }
}

function scalar(value: number): Fed {
  return { shape: [], values: new Int32Array([value]) };
}

function vector(values: Int32Array | Float32Array): Fed {
  return { shape: [values.length], values };
}
