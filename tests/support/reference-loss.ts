/** The training loss of a network in plain double-precision arithmetic, written apart from the engine: what tests compare with. */
import type { Fcnn } from '../../electron/engine/tasks/network/training/fcnn.ts';

export type Weights = ReadonlyMap<string, Float32Array | Float64Array>;
type Matrix = number[][];

/** Mean cross-entropy of all rows as one batch, label smoothing and the L2 penalty included, without dropout. */
export function trainingLoss(network: Fcnn, weights: Weights, inputs: Float32Array, labels: Int32Array): number {
  const features = network.layers[0]!.inputs;
  let signal: Matrix = Array.from(labels, (_, row) => [...inputs.subarray(row * features, (row + 1) * features)]);
  let penalty = 0;
  for (const [index, layer] of network.layers.entries()) {
    const of = (role: string): number[] => [...weights.get(`layer${index + 1}.${role}`)!];
    const kernel = of('kernel');
    penalty += network.values.l2 * kernel.reduce((sum, weight) => sum + weight * weight, 0);
    const product = signal.map((row) =>
      Array.from({ length: layer.units }, (_, unit) =>
        row.reduce((sum, value, at) => sum + value * kernel[at * layer.units + unit]!, 0),
      ),
    );
    const shifted = layer.batchNormalization ? normalised(product, of('gamma'), of('beta')) : plusBias(product, of('bias'));
    signal = shifted.map((row) => row.map(ACTIVATIONS[layer.activation]));
  }
  const losses = signal.map((logits, row) => rowLoss(logits, labels[row]!, network.values.label_smoothing));
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length + penalty;
}

function plusBias(rows: Matrix, bias: readonly number[]): Matrix {
  return rows.map((row) => row.map((value, unit) => value + bias[unit]!));
}

function normalised(rows: Matrix, gamma: readonly number[], beta: readonly number[]): Matrix {
  const units = gamma.map((_, unit) => {
    const column = rows.map((row) => row[unit]!);
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length;
    return { mean, deviation: Math.sqrt(variance + 1e-3) };
  });
  return rows.map((row) =>
    row.map((value, unit) => ((value - units[unit]!.mean) / units[unit]!.deviation) * gamma[unit]! + beta[unit]!),
  );
}

function rowLoss(logits: readonly number[], label: number, smoothing: number): number {
  const largest = Math.max(...logits);
  const logTotal = largest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0));
  const share = (unit: number): number => (unit === label ? 1 - smoothing : 0) + smoothing / logits.length;
  return -logits.reduce((sum, logit, unit) => sum + share(unit) * (logit - logTotal), 0);
}

const SELU = { alpha: 1.6732632423543772, scale: 1.0507009873554805 };

const ACTIVATIONS: Record<Fcnn['layers'][number]['activation'], (z: number) => number> = {
  linear: (z) => z,
  relu: (z) => Math.max(0, z),
  leaky_relu: (z) => (z > 0 ? z : 0.2 * z),
  elu: (z) => (z > 0 ? z : Math.expm1(z)),
  selu: (z) => SELU.scale * (z > 0 ? z : SELU.alpha * Math.expm1(z)),
  gelu: (z) => (z / 2) * (1 + erf(z / Math.SQRT2)),
  swish: (z) => z / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
};

/** Maclaurin series: exact to double precision for the small arguments of these tests. */
function erf(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 200; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
