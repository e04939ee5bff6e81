/**
 * One optimizer step as graph nodes: TensorFlow's fused update operations, whose arithmetic is that of Keras 3.
 *
 * Notation: w weights, g gradient, r learning rate of the step, t step from 1.
 */
import type { HyperparameterValues } from '../../../../../../shared/network/hyperparameters.ts';
import { TYPE, booleanAttribute, typeAttribute, type Graph, type Output } from './graph.ts';
import type { Operation } from './operations.ts';
import type { Bytes } from './protobuf.ts';

/** Added under the root or to it, as in Keras. */
const EPSILON = 1e-7;
/** What Adagrad's accumulators start with, as in Keras. */
const ADAGRAD_START = 0.1;

/** State that the optimizer keeps for every trained variable, with the value it starts from. */
export interface Slot {
  readonly name: string;
  readonly start: number;
}

const SLOTS: Record<HyperparameterValues['optimizer'], readonly Slot[]> = {
  sgd: [],
  momentum: [{ name: 'momentum', start: 0 }],
  nesterov: [{ name: 'momentum', start: 0 }],
  rmsprop: [
    { name: 'mean_square', start: 0 },
    { name: 'momentum', start: 0 },
  ],
  adam: [
    { name: 'mean', start: 0 },
    { name: 'mean_square', start: 0 },
  ],
  adamw: [
    { name: 'mean', start: 0 },
    { name: 'mean_square', start: 0 },
  ],
  adagrad: [{ name: 'square_sum', start: ADAGRAD_START }],
};

export function slotsOf(optimizer: HyperparameterValues['optimizer']): readonly Slot[] {
  return SLOTS[optimizer];
}

/** What an update needs besides the variable: made once a step. */
export interface StepInputs {
  readonly rate: Output;
  /** beta_1^t and beta_2^t, for Adam and AdamW only. */
  readonly powers: readonly [Output, Output] | null;
  readonly values: HyperparameterValues;
}

export function stepInputs(graph: Graph, values: HyperparameterValues, rate: Output, step: Output): StepInputs {
  if (values.optimizer !== 'adam' && values.optimizer !== 'adamw') return { rate, powers: null, values };
  const count = graph.cast(
    graph.node('AddV2', [step, graph.integer(1)], { T: typeAttribute(TYPE.int32) }),
    TYPE.int32,
    TYPE.float,
  );
  const power = (base: number): Output => graph.float('Pow', [graph.scalar(base), count]);
  return { rate, powers: [power(values.beta_1), power(values.beta_2)], values };
}

/**
 * Updates one variable and its slots; returns the node to wait for.
 * @param handles the variable's resource and those of its slots, in the order of `slotsOf`.
 * @param before nodes that must have read the variable.
 */
export function update(
  graph: Graph,
  inputs: StepInputs,
  handles: readonly Output[],
  gradient: Output,
  before: readonly Output[],
): Output {
  const { rate, values } = inputs;
  const controls = before.map((name) => `^${name.split(':')[0]}`);
  const apply = (operation: Operation, operands: readonly Output[], attributes: Record<string, Bytes> = {}): Output =>
    graph.float(operation, [...handles, ...operands, ...controls], { use_locking: booleanAttribute(false), ...attributes });
  const number = (value: number): Output => graph.scalar(value);

  switch (values.optimizer) {
    case 'sgd':
      return apply('ResourceApplyGradientDescent', [rate, gradient]);
    case 'momentum':
    case 'nesterov':
      return apply('ResourceApplyKerasMomentum', [rate, gradient, number(values.momentum)], {
        use_nesterov: booleanAttribute(values.optimizer === 'nesterov'),
      });
    case 'rmsprop':
      return apply('ResourceApplyRMSProp', [rate, number(values.rho), number(0), number(EPSILON), gradient]);
    case 'adagrad':
      return apply('ResourceApplyAdagradV2', [rate, number(EPSILON), gradient], { update_slots: booleanAttribute(true) });
    case 'adam':
    case 'adamw': {
      const [power1, power2] = inputs.powers!;
      const betas = [number(values.beta_1), number(values.beta_2)];
      return apply('ResourceApplyAdam', [power1, power2, rate, ...betas, number(EPSILON), gradient], {
        use_nesterov: booleanAttribute(false),
      });
    }
  }
}

/** AdamW's decoupled decay (Loshchilov and Hutter 2019): w -= r decay w, before the step. Returns the node to wait for. */
export function decay(
  graph: Graph,
  { rate, values }: StepInputs,
  handle: Output,
  weights: Output,
  before: readonly Output[],
): Output {
  const share = graph.float('Mul', [rate, graph.scalar(values.weight_decay)]);
  const controls = before.map((name) => `^${name.split(':')[0]}`);
  const amount = graph.float('Mul', [weights, share]);
  return graph.node('AssignSubVariableOp', [handle, amount, ...controls], { dtype: typeAttribute(TYPE.float) });
}
