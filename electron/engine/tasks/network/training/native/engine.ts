/** The native engine: rows in TensorFlow's memory, one graph per network. */
import type { PartitionName } from '../../../../../../shared/model.ts';
import type { RowRange } from '../../data/partition-file.ts';
import { standardised } from '../../data/standardisation.ts';
import { initialValues, sizeOf, type Fcnn } from '../fcnn.ts';
import type { Engine, Network, NetworkState } from '../network.ts';
import { inputsOf, rangeOf, type TrainingRows } from '../rows.ts';
import type { Binding, Fetched } from './binding.ts';
import { elementsOf, keepInputs } from './input-rows.ts';
import { FEED, FETCH, buildProgram, storedTensors } from './program.ts';
import { makeTensor, openGraph, type Fed, type GraphSession, type ResidentTensor } from './session.ts';

/** Rows measured in one call: enough for full speed, few enough to keep a wide layer's outputs small. */
const ROWS_PER_EVALUATION = 2000;

/**
 * Training reads all rows as they are stored. The rows of a partition that is measured are kept as numbers from its first
 * evaluation on: they are few, every epoch needs all of them, and standardising them each time would take half as long as
 * measuring a small network.
 * @param scratch a folder for short-lived files.
 */
export function openNativeEngine(binding: Binding, data: TrainingRows, scratch: string): Engine {
  const { features, classes, labels, standardisation } = data;
  const format = { features, standardisation, elements: elementsOf(data) };
  const stored = { inputs: keepInputs(binding, data), labels: { id: makeTensor(binding, [labels.length], labels) } };
  const measured = new Map<PartitionName, MeasuredRows>();
  const labelsOf = (name: PartitionName): Int32Array<ArrayBuffer> => {
    const { begin, rows } = rangeOf(data, name);
    return labels.subarray(begin, begin + rows);
  };
  const measuredRows = (name: PartitionName): MeasuredRows => {
    const kept = measured.get(name) ?? keepNumbers(binding, data, rangeOf(data, name), labelsOf(name));
    measured.set(name, kept);
    return kept;
  };
  return {
    features,
    classes,
    range: (name) => rangeOf(data, name),
    labels: labelsOf,
    build: (network, modelSeed) => {
      const session = openGraph(binding, buildProgram(network, format, modelSeed), scratch);
      return nativeNetwork(session, network, modelSeed, { stored, measuredRows, classes });
    },
    dispose: () => {
      const inputs = [stored.inputs, ...Array.from(measured.values(), ({ numbers }) => numbers)];
      const classes = [stored, ...measured.values()].map((rows) => rows.labels);
      for (const { id } of [...inputs, ...classes]) binding.deleteTensor(id);
      measured.clear();
    },
  };
}

function keepNumbers(binding: Binding, data: TrainingRows, range: RowRange, labels: Int32Array<ArrayBuffer>): MeasuredRows {
  const numbers = standardised(inputsOf(data, range), data.features, data.standardisation);
  return {
    rows: range.rows,
    numbers: { id: makeTensor(binding, [range.rows, data.features], numbers) },
    labels: { id: makeTensor(binding, [range.rows], labels) },
  };
}

interface MeasuredRows {
  readonly rows: number;
  readonly numbers: ResidentTensor;
  readonly labels: ResidentTensor;
}

interface Rows {
  /** Of all partitions, by the names that they are fed as. */
  readonly stored: Readonly<Record<'inputs' | 'labels', ResidentTensor>>;
  readonly measuredRows: (name: PartitionName) => MeasuredRows;
  readonly classes: number;
}

function nativeNetwork(
  session: GraphSession,
  network: Fcnn,
  modelSeed: number,
  { stored: resident, measuredRows, classes }: Rows,
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

  const measured = (name: PartitionName, fetches: readonly string[]): Fetched[][] => {
    const { rows, numbers, labels } = measuredRows(name);
    return chunksOf(rows).map((chunk) => session.run({ numbers, labels, ...chunk }, fetches));
  };

  return {
    trainEpoch({ order, rates, stepOffset }) {
      const feeds = {
        ...resident,
        order: vector(order),
        rates: vector(rates),
        batches: scalar(rates.length),
        step_offset: scalar(stepOffset),
      };
      const [sum] = session.run(feeds, [FETCH.loss]);
      return sum![0]! / order.length;
    },
    evaluate(name) {
      const { rows } = measuredRows(name);
      const chunks = measured(name, [FETCH.evaluationLoss, FETCH.evaluationCorrect, FETCH.hits]);
      const mean = (of: 0 | 1): number => chunks.reduce((sum, fetched) => sum + fetched[of]![0]!, 0) / rows;
      return {
        loss: mean(0),
        accuracy: mean(1),
        hits: joined(
          new Uint8Array(rows),
          chunks.map((fetched) => fetched[2]!),
        ),
      };
    },
    rowLosses: (name) =>
      joined(
        new Float32Array(measuredRows(name).rows),
        measured(name, [FETCH.losses]).map(([losses]) => losses!),
      ),
    predict(name) {
      const parts = measured(name, [FETCH.probabilities]).map(([part]) => part!);
      return joined(new Float32Array(measuredRows(name).rows * classes), parts);
    },
    read,
    write(values) {
      const current = read();
      state = stored.map(({ name }) => values.get(name) ?? current.get(name)!);
      assign();
    },
    dispose: () => session.dispose(),
  };
}

function chunksOf(rows: number): Readonly<Record<string, Fed>>[] {
  return Array.from({ length: Math.ceil(rows / ROWS_PER_EVALUATION) }, (_, at) => {
    const begin = at * ROWS_PER_EVALUATION;
    return { begin: scalar(begin), rows: scalar(Math.min(ROWS_PER_EVALUATION, rows - begin)) };
  });
}

function joined<Whole extends Float32Array | Uint8Array>(whole: Whole, parts: readonly Fetched[]): Whole {
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function scalar(value: number): Fed {
  return { shape: [], values: new Int32Array([value]) };
}

function vector(values: Int32Array | Float32Array): Fed {
  return { shape: [values.length], values };
}
