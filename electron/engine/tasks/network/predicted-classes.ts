/**
 * The classes that a trained network predicts, in plain arithmetic: for rows that no worker may see. It is given inputs alone, no labels.
 *
 * Sums are taken in double precision, where the engines take them in single: a row whose two best classes are equal to seven digits
 * may come out otherwise.
 */
import type { HyperparameterValues } from '../../../../shared/network/hyperparameters.ts';
import { normalCdf } from '../../../../shared/statistics/normal-cdf.ts';
import { standardised, type Inputs, type Standardisation } from './data/standardisation.ts';

type Activation = HyperparameterValues['activation'] | 'linear';

/** activation(scale * (inputs x kernel) + shift), by unit. */
export interface DenseLayer {
  readonly inputs: number;
  readonly units: number;
  /** [inputs, units] row-major. */
  readonly kernel: Float32Array;
  /** A bias is a shift; a normalisation by moving statistics is a scale and a shift. */
  readonly scale: Float64Array;
  readonly shift: Float64Array;
  readonly activation: Activation;
}

export interface ToPredict {
  readonly layers: readonly DenseLayer[];
  /** [rows, features] row-major, before standardising. */
  readonly inputs: Inputs;
  readonly standardisation: Standardisation;
}

/** One a row: the class with the highest logit, the first of equals. */
export function predictedClasses({ layers, inputs, standardisation }: ToPredict): Uint8Array {
  const features = layers[0]!.inputs;
  const numbers = standardised(inputs, features, standardisation);
  return Uint8Array.from({ length: numbers.length / features }, (_, row) => {
    const logits = layers.reduce<ArrayLike<number>>(outputOf, numbers.subarray(row * features, (row + 1) * features));
    let best = 0;
    for (let one = 1; one < logits.length; one++) if (logits[one]! > logits[best]!) best = one;
    return best;
  });
}

function outputOf(signal: ArrayLike<number>, { units, kernel, scale, shift, activation }: DenseLayer): Float64Array {
  const output = new Float64Array(units);
  for (let input = 0; input < signal.length; input++) {
    const value = signal[input]!;
    if (value === 0) continue;
    const begin = input * units;
    for (let unit = 0; unit < units; unit++) output[unit]! += value * kernel[begin + unit]!;
  }
  const activate = ACTIVATIONS[activation];
  for (let unit = 0; unit < units; unit++) output[unit] = activate(scale[unit]! * output[unit]! + shift[unit]!);
  return output;
}

const LEAKY_SLOPE = 0.2;
/** Klambauer, Unterthiner, Mayr and Hochreiter 2017. */
const SELU = { scale: 1.0507009873554805, alpha: 1.6732632423543772 };

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

const ACTIVATIONS: Readonly<Record<Activation, (z: number) => number>> = {
  linear: (z) => z,
  relu: (z) => Math.max(0, z),
  leaky_relu: (z) => (z < 0 ? LEAKY_SLOPE * z : z),
  elu: (z) => (z < 0 ? Math.expm1(z) : z),
  selu: (z) => SELU.scale * (z < 0 ? SELU.alpha * Math.expm1(z) : z),
  gelu: (z) => z * normalCdf(z),
  swish: (z) => z * sigmoid(z),
  tanh: Math.tanh,
  sigmoid,
};
