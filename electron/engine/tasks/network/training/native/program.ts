/**
 * The whole program of one network as a single TensorFlow graph: its variables, a loop that trains many batches in one
 * call, and the pass that measures. One call into TensorFlow per epoch instead of forty per batch is where the speed comes
 * from: an operation called from JavaScript costs about 14 microseconds, the same operation inside a graph about one.
 */
import { MOVING_AVERAGE_MOMENTUM, type Fcnn, type FcnnLayer, type Variable } from '../fcnn.ts';
import { crossEntropy } from './cross-entropy.ts';
import { dropoutMask } from './dropout.ts';
import { backward, batchStatistics, forward, infer, rowsOf, variable as variableOf, type Gradient, type Read } from './layers.ts';
import {
  TYPE,
  Graph,
  booleanAttribute,
  packIntegers,
  shapeAttribute,
  textAttribute,
  typeAttribute,
  type Output,
} from './graph.ts';
import { decay, slotsOf, stepInputs, update } from './optimizers.ts';
import { gatherStandardised, inputRows, insideLoop, type InputRows, type RowFormat } from './input-rows.ts';
import { beginLoop } from './loop.ts';
import type { Bytes } from './protobuf.ts';
import { clipped, penalised } from './regularised.ts';

/** A tensor that lives in the session: a variable of the network or a slot of the optimizer. */
export interface StoredTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly variable: Variable;
  /** Null for the variable itself. */
  readonly slotStart: number | null;
}

/** Names to feed and to fetch. */
export const FEED = {
  /** Rows as they are stored, to train on. */
  inputs: 'inputs',
  /** Standardised rows, to measure. */
  numbers: 'numbers',
  labels: 'labels',
  order: 'order',
  rates: 'rates',
  batches: 'batches',
  stepOffset: 'step_offset',
  begin: 'begin',
  rows: 'rows',
  value: (tensor: string) => `${tensor}/value`,
} as const;
export const FETCH = {
  loss: 'loss_sum',
  evaluationLoss: 'evaluation_loss',
  evaluationCorrect: 'evaluation_correct',
  hits: 'hits',
  losses: 'losses',
  probabilities: 'probabilities',
  assigned: 'assigned',
  read: (tensor: string) => `${tensor}/read`,
} as const;

export function storedTensors(network: Fcnn): StoredTensor[] {
  return network.variables.flatMap((variable) => {
    const own: StoredTensor = { name: variable.name, shape: variable.shape, variable, slotStart: null };
    if (!variable.trained) return [own];
    const slots = slotsOf(network.values.optimizer);
    return [own, ...slots.map(({ name, start }) => ({ ...own, name: `${variable.name}.${name}`, slotStart: start }))];
  });
}

export function buildProgram(network: Fcnn, format: RowFormat, modelSeed: number): Bytes {
  const graph = new Graph();
  const inputs = inputRows(graph, format, FEED.inputs);
  const labels = graph.placeholder(TYPE.int32, [-1], FEED.labels);
  const handles = addStorage(graph, storedTensors(network));
  addTraining(graph, network, { inputs, labels, handles, modelSeed });
  addEvaluation(graph, network, format.features, { labels, handles });
  return graph.savedModel();
}

type Handles = ReadonlyMap<string, Output>;

/** Resources with one node that fills them all and one that reads each. */
function addStorage(graph: Graph, tensors: readonly StoredTensor[]): Handles {
  const handles = new Map<string, Output>();
  const assignments: Output[] = [];
  for (const { name, shape } of tensors) {
    const handle = graph.node('VarHandleOp', [], {
      dtype: typeAttribute(TYPE.float),
      shape: shapeAttribute(shape),
      shared_name: textAttribute(name),
      container: textAttribute(''),
    });
    const value = graph.placeholder(TYPE.float, shape, FEED.value(name));
    assignments.push(graph.node('AssignVariableOp', [handle, value], { dtype: typeAttribute(TYPE.float) }));
    graph.node('ReadVariableOp', [handle], { dtype: typeAttribute(TYPE.float) }, FETCH.read(name));
    handles.set(name, handle);
  }
  const zero = graph.scalar(0);
  graph.node('Identity', [zero, ...assignments.map((node) => `^${node}`)], { T: typeAttribute(TYPE.float) }, FETCH.assigned);
  return handles;
}

interface Sources {
  readonly inputs: InputRows;
  readonly labels: Output;
  readonly handles: Handles;
}

/** The loop over `batches` batches; its result is the sum of the rows' losses. */
function addTraining(graph: Graph, network: Fcnn, sources: Sources & { modelSeed: number }): void {
  const order = graph.placeholder(TYPE.int32, [-1], FEED.order);
  const rates = graph.placeholder(TYPE.float, [-1], FEED.rates);
  const batches = graph.placeholder(TYPE.int32, [], FEED.batches);
  const stepOffset = graph.placeholder(TYPE.int32, [], FEED.stepOffset);
  const loop = beginLoop(graph, batches);

  graph.within(loop.index, () => {
    const handles = new Map([...sources.handles].map(([name, handle]) => [name, loop.constant(handle, TYPE.resource)]));
    const rows = batchRows(graph, loop.constant(order, TYPE.int32), loop.index, network.values.batch_size);
    const batch = gatherStandardised(graph, insideLoop(loop, sources.inputs), rows);
    const labels = graph.gather(loop.constant(sources.labels, TYPE.int32), rows, TYPE.int32);
    const step = graph.node('AddV2', [loop.index, loop.constant(stepOffset, TYPE.int32)], { T: typeAttribute(TYPE.int32) });
    const rate = graph.gather(loop.constant(rates, TYPE.float), loop.index, TYPE.float);

    const read = reader(graph, handles, loop.index);
    const mask = (layer: FcnnLayer, index: number): Output =>
      dropoutMask(graph, layer, rowsOf(graph, batch), sources.modelSeed, step, index);
    const { logits, tapes } = forward(graph, network, batch, read, mask);
    const { losses, gradient } = crossEntropy(graph, network, logits, labels);
    const gradients = clipped(graph, network, penalised(graph, network, backward(graph, network, tapes, gradient), read));
    const inputs = stepInputs(graph, network.values, rate, step);
    const updates = gradients.map((item) => applyGradient(graph, network, handles, inputs, item, read));
    const moved = batchStatistics(tapes).flatMap((statistics) => moveStatistics(graph, network, handles, statistics, read));
    const sum = total(graph, losses);
    loop.finish({ carried: graph.float('AddV2', [loop.carried, sum]), waitFor: [...updates, ...moved], result: FETCH.loss });
  });
}

function reader(graph: Graph, handles: Handles, control: Output): Read {
  const outputs = new Map<string, Output>();
  return ({ name }) => {
    const known = outputs.get(name);
    if (known) return known;
    const output = graph.node('ReadVariableOp', [handles.get(name)!, `^${control}`], { dtype: typeAttribute(TYPE.float) });
    outputs.set(name, output);
    return output;
  };
}

/** Row numbers of batch `index`; the last batch of an epoch may be smaller. */
function batchRows(graph: Graph, order: Output, index: Output, batchSize: number): Output {
  const int32 = { T: typeAttribute(TYPE.int32) };
  const begin = graph.node('Mul', [index, graph.integer(batchSize)], int32);
  const count = graph.node('Size', [order], { T: typeAttribute(TYPE.int32), out_type: typeAttribute(TYPE.int32) });
  const size = graph.node('Minimum', [graph.integer(batchSize), graph.node('Sub', [count, begin], int32)], int32);
  return graph.slice(order, asVector(graph, begin), asVector(graph, size), TYPE.int32);
}

function applyGradient(
  graph: Graph,
  network: Fcnn,
  handles: Handles,
  inputs: ReturnType<typeof stepInputs>,
  { variable, gradient, readers }: Gradient,
  read: Read,
): Output {
  const own = handles.get(variable.name)!;
  const slots = slotsOf(network.values.optimizer).map(({ name }) => handles.get(`${variable.name}.${name}`)!);
  const decays = network.values.optimizer === 'adamw' && variable.role === 'kernel' && network.values.weight_decay > 0;
  const before = decays ? [...readers, decay(graph, inputs, own, read(variable), [...readers, gradient])] : readers;
  return update(graph, inputs, [own, ...slots], gradient, before);
}

/** moving -= (moving - batch) * (1 - momentum) */
function moveStatistics(
  graph: Graph,
  network: Fcnn,
  handles: Handles,
  { index, mean, variance }: { index: number; mean: Output; variance: Output },
  read: Read,
): Output[] {
  const move = (role: 'moving_mean' | 'moving_variance', batch: Output): Output => {
    const moving = variableOf(network, index, role);
    const distance = graph.float('Sub', [read(moving), batch]);
    const amount = graph.float('Mul', [distance, graph.scalar(1 - MOVING_AVERAGE_MOMENTUM)]);
    return graph.node('AssignSubVariableOp', [handles.get(moving.name)!, amount], { dtype: typeAttribute(TYPE.float) });
  };
  return [move('moving_mean', mean), move('moving_variance', variance)];
}

/** Loss sum, number of right answers, what was right, loss and class probabilities of each of `rows` rows from `begin`. */
function addEvaluation(graph: Graph, network: Fcnn, features: number, { labels, handles }: Omit<Sources, 'inputs'>): void {
  const begin = graph.placeholder(TYPE.int32, [], FEED.begin);
  const rows = graph.placeholder(TYPE.int32, [], FEED.rows);
  const read: Read = ({ name }) => graph.node('ReadVariableOp', [handles.get(name)!], { dtype: typeAttribute(TYPE.float) });
  const numbers = graph.placeholder(TYPE.float, [-1, features], FEED.numbers);
  const chunk = graph.slice(
    numbers,
    packIntegers(graph, begin, graph.integer(0)),
    packIntegers(graph, rows, graph.integer(-1)),
    TYPE.float,
  );
  const truth = graph.slice(labels, asVector(graph, begin), asVector(graph, rows), TYPE.int32);
  const logits = infer(graph, network, chunk, read);
  const losses = graph.node(
    'SparseSoftmaxCrossEntropyWithLogits',
    [logits, truth],
    { T: typeAttribute(TYPE.float), Tlabels: typeAttribute(TYPE.int32) },
    FETCH.losses,
  );
  const predicted = graph.node('ArgMax', [logits, graph.integer(1)], {
    T: typeAttribute(TYPE.float),
    Tidx: typeAttribute(TYPE.int32),
    output_type: typeAttribute(TYPE.int32),
  });
  const right = graph.node('Equal', [predicted, truth], { T: typeAttribute(TYPE.int32) }, FETCH.hits);
  total(graph, losses, FETCH.evaluationLoss);
  total(graph, graph.cast(right, TYPE.bool, TYPE.float), FETCH.evaluationCorrect);
  graph.node('Softmax', [logits], { T: typeAttribute(TYPE.float) }, FETCH.probabilities);
}

// ------------------------------------------------------------- small pieces

function total(graph: Graph, vector: Output, name?: string): Output {
  const attributes = { T: typeAttribute(TYPE.float), Tidx: typeAttribute(TYPE.int32), keep_dims: booleanAttribute(false) };
  return graph.node('Sum', [vector, graph.integers(0)], attributes, name);
}

function asVector(graph: Graph, scalar: Output): Output {
  return graph.node('Reshape', [scalar, graph.integers(1)], { T: typeAttribute(TYPE.int32), Tshape: typeAttribute(TYPE.int32) });
}
