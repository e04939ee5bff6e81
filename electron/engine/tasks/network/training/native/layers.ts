/**
 * The network's forward and backward pass as graph nodes.
 *
 * Notation: h layer input [rows, inputs], W kernel, b bias, z = h W + b, a = activation(z), m dropout mask (0 or 1/keep),
 * d(x) derivative of the mean loss by x.
 */
import { BATCH_NORMALIZATION_EPSILON, type Fcnn, type FcnnLayer, type Variable } from '../fcnn.ts';
import {
  TYPE,
  booleanAttribute,
  floatAttribute,
  integersAttribute,
  textAttribute,
  typeAttribute,
  type Graph,
  type Output,
} from './graph.ts';

/** Slope of leaky relu below zero, as in Keras' `leaky_relu` activation. */
const LEAKY_SLOPE = 0.2;

/** Reads the current value of a variable. */
export type Read = (variable: Variable) => Output;

export function variable(network: Fcnn, layer: number, role: Variable['role']): Variable {
  const found = network.variables.find((candidate) => candidate.layer === layer && candidate.role === role);
  if (!found) throw new Error(`Layer ${layer + 1} has no ${role}.`);
  return found;
}

export function matrixProduct(graph: Graph, left: Output, right: Output, transpose: 'none' | 'left' | 'right' = 'none'): Output {
  return graph.float('MatMul', [left, right], {
    transpose_a: booleanAttribute(transpose === 'left'),
    transpose_b: booleanAttribute(transpose === 'right'),
  });
}

/** What the forward pass of one layer leaves for the backward pass. */
interface Tape {
  readonly layer: FcnnLayer;
  readonly index: number;
  readonly input: Output;
  readonly kernel: Output;
  readonly activated: Output;
  /** Input of the activation. */
  readonly preactivation: Output;
  readonly mask: Output | null;
  readonly normalization: Normalization | null;
}

interface Normalization {
  readonly gamma: Output;
  readonly product: Output;
  readonly mean: Output;
  readonly variance: Output;
  readonly reserves: readonly [Output, Output, Output];
}

/** Makes the mask of a layer: [rows, units] of 0 and 1/keep. */
export type Mask = (layer: FcnnLayer, index: number) => Output;

/** The training pass. `logits` are those of the last layer; `tapes` are what `backward` reads. */
export function forward(graph: Graph, network: Fcnn, inputs: Output, read: Read, mask: Mask): { logits: Output; tapes: Tape[] } {
  const tapes: Tape[] = [];
  let signal = inputs;
  for (const [index, layer] of network.layers.entries()) {
    const kernel = read(variable(network, index, 'kernel'));
    const product = matrixProduct(graph, signal, kernel);
    const normalization = layer.batchNormalization ? normalizeBatch(graph, network, index, product, read) : null;
    const preactivation = normalization ? normalization.output : addBias(graph, product, read(variable(network, index, 'bias')));
    const activated = activate(graph, layer.activation, preactivation);
    const maskOutput = layer.dropoutRate > 0 ? mask(layer, index) : null;
    tapes.push({ layer, index, input: signal, kernel, activated, preactivation, mask: maskOutput, normalization });
    signal = maskOutput ? graph.float('Mul', [activated, maskOutput]) : activated;
  }
  return { logits: signal, tapes };
}

/** The pass that measures: no dropout, moving statistics instead of the batch's. Returns the logits. */
export function infer(graph: Graph, network: Fcnn, inputs: Output, read: Read): Output {
  let signal = inputs;
  for (const [index, layer] of network.layers.entries()) {
    const product = matrixProduct(graph, signal, read(variable(network, index, 'kernel')));
    const shifted = layer.batchNormalization
      ? normalizeByMovingStatistics(graph, network, index, product, read)
      : addBias(graph, product, read(variable(network, index, 'bias')));
    signal = activate(graph, layer.activation, shifted);
  }
  return signal;
}

export interface Gradient {
  readonly variable: Variable;
  readonly gradient: Output;
  /** Nodes that still read the variable's value: an update must wait for them, or TensorFlow copies the variable first. */
  readonly readers: readonly Output[];
}

/** Gradients of all trained variables, last layer first, from d(logits). */
export function backward(graph: Graph, network: Fcnn, tapes: readonly Tape[], logitsGradient: Output): Gradient[] {
  const gradients: Gradient[] = [];
  let flowing = logitsGradient;
  for (const tape of tapes.toReversed()) {
    const unmasked = tape.mask ? graph.float('Mul', [flowing, tape.mask]) : flowing;
    const beforeActivation = activationGradient(graph, tape, unmasked);
    const shift = tape.normalization
      ? normalizationGradient(graph, tape.normalization, beforeActivation)
      : { signal: beforeActivation, parameters: [['bias', graph.float('BiasAddGrad', [beforeActivation])] as const] };
    const kernelGradient = matrixProduct(graph, tape.input, shift.signal, 'left');
    const first = tape.index === 0;
    if (!first) flowing = matrixProduct(graph, shift.signal, tape.kernel, 'right');
    const of = (role: Variable['role']): Variable => variable(network, tape.index, role);
    gradients.push({ variable: of('kernel'), gradient: kernelGradient, readers: first ? [] : [flowing] });
    for (const [role, gradient] of shift.parameters) gradients.push({ variable: of(role), gradient, readers: [] });
  }
  return gradients;
}

/** Mean and biased variance of the batch at each normalised layer, for the moving statistics. */
export function batchStatistics(tapes: readonly Tape[]): { index: number; mean: Output; variance: Output }[] {
  return tapes.flatMap(({ index, normalization }) =>
    normalization ? [{ index, mean: normalization.mean, variance: normalization.variance }] : [],
  );
}

function addBias(graph: Graph, product: Output, bias: Output): Output {
  return graph.float('BiasAdd', [product, bias]);
}

// --------------------------------------------------------------- activations

const SIMPLE_ACTIVATIONS = { relu: 'Relu', elu: 'Elu', selu: 'Selu', tanh: 'Tanh', sigmoid: 'Sigmoid' } as const;

function activate(graph: Graph, activation: FcnnLayer['activation'], z: Output): Output {
  if (activation === 'linear') return z;
  if (activation === 'leaky_relu') return graph.float('LeakyRelu', [z], { alpha: floatAttribute(LEAKY_SLOPE) });
  if (activation === 'gelu') return graph.float('Mul', [z, normalCdf(graph, z)]);
  if (activation === 'swish') return graph.float('Mul', [z, graph.float('Sigmoid', [z])]);
  return graph.float(SIMPLE_ACTIVATIONS[activation], [z]);
}

function activationGradient(graph: Graph, { layer, activated: a, preactivation: z }: Tape, incoming: Output): Output {
  switch (layer.activation) {
    case 'linear':
      return incoming;
    case 'relu':
      return graph.float('ReluGrad', [incoming, a]);
    case 'leaky_relu':
      return graph.float('LeakyReluGrad', [incoming, z], { alpha: floatAttribute(LEAKY_SLOPE) });
    case 'elu':
      return graph.float('EluGrad', [incoming, a]);
    case 'selu':
      return graph.float('SeluGrad', [incoming, a]);
    case 'tanh':
      return graph.float('TanhGrad', [a, incoming]);
    case 'sigmoid':
      return graph.float('SigmoidGrad', [a, incoming]);
    case 'gelu':
      return graph.float('Mul', [incoming, geluSlope(graph, z)]);
    case 'swish':
      return graph.float('Mul', [incoming, swishSlope(graph, z, a)]);
  }
}

/** Standard normal distribution function of z. */
function normalCdf(graph: Graph, z: Output): Output {
  const scaled = graph.float('Mul', [z, graph.scalar(Math.SQRT1_2)]);
  const risen = graph.float('AddV2', [graph.float('Erf', [scaled]), graph.scalar(1)]);
  return graph.float('Mul', [risen, graph.scalar(0.5)]);
}

/** Hendrycks and Gimpel 2016: gelu'(z) = cdf(z) + z density(z). */
function geluSlope(graph: Graph, z: Output): Output {
  const exponent = graph.float('Mul', [graph.float('Square', [z]), graph.scalar(-0.5)]);
  const density = graph.float('Mul', [graph.float('Exp', [exponent]), graph.scalar(1 / Math.sqrt(2 * Math.PI))]);
  return graph.float('AddV2', [normalCdf(graph, z), graph.float('Mul', [z, density])]);
}

/** With s = sigmoid(z) and a = z s: a' = a + s (1 - a). */
function swishSlope(graph: Graph, z: Output, a: Output): Output {
  const s = graph.float('Sigmoid', [z]);
  const rest = graph.float('Sub', [graph.scalar(1), a]);
  return graph.float('AddV2', [a, graph.float('Mul', [s, rest])]);
}

// ------------------------------------------------------- batch normalisation

/** Ioffe and Szegedy 2015, by TensorFlow's fused kernel, which wants pictures of one pixel. */
function normalizeBatch(
  graph: Graph,
  network: Fcnn,
  index: number,
  product: Output,
  read: Read,
): Normalization & { output: Output } {
  const gamma = read(variable(network, index, 'gamma'));
  const beta = read(variable(network, index, 'beta'));
  const empty = graph.constant(TYPE.float, [0], new Float32Array());
  const pictures = asPictures(graph, product);
  const node = graph.float('FusedBatchNormV3', [pictures, gamma, beta, empty, empty], {
    ...fusedAttributes(),
    exponential_avg_factor: floatAttribute(1),
  });
  return {
    output: asRows(graph, node),
    gamma,
    product: pictures,
    mean: `${node}:1`,
    variance: biasedVariance(graph, product, `${node}:2`),
    reserves: [`${node}:3`, `${node}:4`, `${node}:5`],
  };
}

function normalizationGradient(
  graph: Graph,
  { gamma, product, reserves }: Normalization,
  incoming: Output,
): { signal: Output; parameters: (readonly [Variable['role'], Output])[] } {
  const node = graph.float('FusedBatchNormGradV3', [asPictures(graph, incoming), product, gamma, ...reserves], fusedAttributes());
  return {
    signal: asRows(graph, node),
    parameters: [
      ['gamma', `${node}:1`],
      ['beta', `${node}:2`],
    ],
  };
}

function normalizeByMovingStatistics(graph: Graph, network: Fcnn, index: number, product: Output, read: Read): Output {
  const of = (role: Variable['role']): Output => read(variable(network, index, role));
  const lifted = graph.float('AddV2', [of('moving_variance'), graph.scalar(BATCH_NORMALIZATION_EPSILON)]);
  const scale = graph.float('Mul', [of('gamma'), graph.float('Rsqrt', [lifted])]);
  const shift = graph.float('Sub', [of('beta'), graph.float('Mul', [of('moving_mean'), scale])]);
  return graph.float('AddV2', [graph.float('Mul', [product, scale]), shift]);
}

function fusedAttributes(): Record<string, ReturnType<typeof typeAttribute>> {
  return {
    U: typeAttribute(TYPE.float),
    epsilon: floatAttribute(BATCH_NORMALIZATION_EPSILON),
    data_format: textAttribute('NHWC'),
    is_training: booleanAttribute(true),
  };
}

/** The fused kernel reports the variance divided by rows - 1; moving statistics take it divided by rows, as Keras does. */
function biasedVariance(graph: Graph, product: Output, unbiased: Output): Output {
  const rows = graph.cast(rowsOf(graph, product), TYPE.int32, TYPE.float);
  const share = graph.float('RealDiv', [graph.float('Sub', [rows, graph.scalar(1)]), rows]);
  return graph.float('Mul', [unbiased, share]);
}

function asPictures(graph: Graph, rows: Output): Output {
  const expanded = expand(graph, rows, 1);
  return expand(graph, expanded, 1);
}

function expand(graph: Graph, input: Output, axis: number): Output {
  return graph.float('ExpandDims', [input, graph.integer(axis)], { Tdim: typeAttribute(TYPE.int32) });
}

function asRows(graph: Graph, pictures: Output): Output {
  return graph.float('Squeeze', [pictures], { squeeze_dims: integersAttribute(1, 2) });
}

/** Number of rows of a matrix, as an int32 scalar. */
export function rowsOf(graph: Graph, matrix: Output): Output {
  const shape = graph.node('Shape', [matrix], { T: typeAttribute(TYPE.float), out_type: typeAttribute(TYPE.int32) });
  return graph.gather(shape, graph.integer(0), TYPE.int32);
}
