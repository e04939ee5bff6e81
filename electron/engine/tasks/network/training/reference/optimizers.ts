/**
 * One optimizer step with tfjs operations. tfjs has optimizers of its own, but their arithmetic is not that of Keras 3 and
 * of the native engine: epsilon, bias correction and the form of momentum differ.
 *
 * Notation: w weights, g gradient, r learning rate of the step, t step from 1, m momentum or mean, v mean square.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { HyperparameterValues } from '../../../../../../shared/network/hyperparameters.ts';
import type { Variable } from '../fcnn.ts';
import { slotsOf } from '../native/optimizers.ts';

const EPSILON = 1e-7;

export interface Step {
  readonly values: HyperparameterValues;
  readonly rate: number;
  /** From 1. */
  readonly number: number;
}

/** Updates one variable and its slots, which `tensors` holds under the names of the state. To be called inside `tf.tidy`. */
export function update(
  step: Step,
  { name, role }: Variable,
  tensors: ReadonlyMap<string, tf.Variable>,
  gradient: tf.Tensor,
): void {
  const weights = tensors.get(name)!;
  const slots = slotsOf(step.values.optimizer).map((slot) => tensors.get(`${name}.${slot.name}`)!);
  const { optimizer, weight_decay: decay } = step.values;
  if (optimizer === 'adamw' && role === 'kernel') weights.assign(tf.sub(weights, tf.mul(weights, step.rate * decay)));
  weights.assign(tf.sub(weights, UPDATES[optimizer](step, gradient, slots)));
}

/** Moves the slots and returns what is taken off the weights. */
type Update = (step: Step, gradient: tf.Tensor, slots: readonly tf.Variable[]) => tf.Tensor;

/** Polyak 1964, in Keras' form: m = momentum m - r g; w += m. */
const momentum: Update = ({ values, rate }, gradient, [velocity]) =>
  tf.neg(moved(velocity!, tf.sub(tf.mul(velocity!, values.momentum), tf.mul(gradient, rate))));

/** Nesterov 1983: w += momentum m - r g, with the new m. */
const nesterov: Update = ({ values, rate }, gradient, [velocity]) => {
  const descent = tf.mul(gradient, rate);
  const next = moved(velocity!, tf.sub(tf.mul(velocity!, values.momentum), descent));
  return tf.sub(descent, tf.mul(next, values.momentum));
};

/** Tieleman and Hinton 2012: v = rho v + (1 - rho) g^2; w -= r g / sqrt(v + epsilon). */
const rmsprop: Update = ({ values, rate }, gradient, [meanSquare, last]) => {
  const square = approach(meanSquare!, tf.square(gradient), values.rho);
  return moved(last!, tf.div(tf.mul(gradient, rate), tf.sqrt(tf.add(square, EPSILON))));
};

/** Kingma and Ba 2015, section 2, with both bias corrections in the rate. */
const adam: Update = ({ values, rate, number }, gradient, [mean, meanSquare]) => {
  const corrected = (rate * Math.sqrt(1 - values.beta_2 ** number)) / (1 - values.beta_1 ** number);
  const first = approach(mean!, gradient, values.beta_1);
  const second = approach(meanSquare!, tf.square(gradient), values.beta_2);
  return tf.div(tf.mul(first, corrected), tf.add(tf.sqrt(second), EPSILON));
};

/** Duchi et al. 2011: v += g^2; w -= r g / (sqrt(v) + epsilon). */
const adagrad: Update = ({ rate }, gradient, [squareSum]) => {
  const sum = moved(squareSum!, tf.add(squareSum!, tf.square(gradient)));
  return tf.div(tf.mul(gradient, rate), tf.add(tf.sqrt(sum), EPSILON));
};

const UPDATES: Record<HyperparameterValues['optimizer'], Update> = {
  sgd: ({ rate }, gradient) => tf.mul(gradient, rate),
  momentum,
  nesterov,
  rmsprop,
  adam,
  adamw: adam,
  adagrad,
};

/** slot += (target - slot) (1 - kept) */
function approach(slot: tf.Variable, target: tf.Tensor, kept: number): tf.Tensor {
  return moved(slot, tf.add(slot, tf.mul(tf.sub(target, slot), 1 - kept)));
}

function moved(slot: tf.Variable, next: tf.Tensor): tf.Tensor {
  slot.assign(next);
  return next;
}
