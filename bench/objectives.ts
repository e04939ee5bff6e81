/**
 * What the efficiency bench minimises: published test functions, and formulas with the habits of real tuning (scales,
 * whole numbers, categories, conditions, noise). objectives.py has the same formulas for the peers.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Params, Space } from '../shared/model.ts';

export interface Objective {
  readonly name: string;
  readonly space: Space;
  /** The value without noise. */
  readonly value: (params: Params) => number;
  readonly minimum: number;
  /** Standard deviation of what the strategy sees on top. */
  readonly noise: number;
}

const SPACES = JSON.parse(readFileSync(path.join(import.meta.dirname, 'efficiency', 'spaces.json'), 'utf8')) as Readonly<
  Record<string, Space>
>;

/** Dixon and Szegö 1978. */
function branin(params: Params): number {
  const [x, y] = numbersOf(params) as [number, number];
  const curve = y - (5.1 / (4 * Math.PI ** 2)) * x * x + (5 / Math.PI) * x - 6;
  return curve ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
}

/** Hartmann 1973; constants of Dixon and Szegö 1978. */
function hartmann(steepness: readonly (readonly number[])[], centres: readonly (readonly number[])[]) {
  const heights = [1, 1.2, 3, 3.2];
  return (params: Params): number => {
    const x = numbersOf(params);
    const peak = (height: number, at: number): number =>
      height * Math.exp(-x.reduce((sum, each, k) => sum + steepness[at]![k]! * (each - centres[at]![k]!) ** 2, 0));
    return -heights.reduce((sum, height, at) => sum + peak(height, at), 0);
  };
}

/** Rosenbrock 1960, in any number of dimensions. */
function rosenbrock(params: Params): number {
  const x = numbersOf(params);
  return x.slice(1).reduce((sum, each, at) => sum + 100 * (each - x[at]! ** 2) ** 2 + (1 - x[at]!) ** 2, 0);
}

/** A bowl with ripples, another place for it with each category; the log parameter matters alone. */
function mixed(params: Params): number {
  const bowls: Readonly<Record<string, readonly [number, number, number, number, number]>> = {
    a: [0.3, 0.2, 0.8, 2, 3],
    b: [0.1, 0.7, 0.3, 6, 7],
    c: [0, 0.6, 0.7, 4, 5],
    d: [0.6, 0.5, 0.5, 4, 5],
  };
  const { x, y, rate, depth, width } = params as Readonly<Record<string, number>>;
  const [offset, bestX, bestY, bestDepth, bestWidth] = bowls[String(params['kind'])]!;
  const off = x! - bestX;
  const bowl = 2 * off ** 2 + Math.abs(y! - bestY) + 0.1 * (1 - Math.cos(6 * Math.PI * off));
  const whole = 0.03 * (depth! - bestDepth) ** 2 + 0.05 * (Math.log2(width!) - bestWidth) ** 2;
  return offset + bowl + whole + 0.1 * (Math.log10(rate!) + 3) ** 2;
}

/** Three kinds of model with parameters of their own; the best of them has a ridge. */
function conditional(params: Params): number {
  const { penalty, depth, leaf, rate, momentum, layers } = params as Readonly<Record<string, number>>;
  if (params['model'] === 'linear') return 0.25 + 0.02 * (Math.log10(penalty!) + 1) ** 2;
  if (params['model'] === 'trees') return 0.08 + 0.004 * (depth! - 9) ** 2 + 0.02 * (Math.log2(leaf!) - 3) ** 2;
  const ridge = Math.log10(rate!) + 2.5 + (momentum! - 0.9);
  return 0.1 * ridge ** 2 + 0.3 * (momentum! - 0.9) ** 2 + 0.05 * (layers! - 3) ** 2;
}

/**
 * An error as networks have it: the best learning rate depends on batch and width, too high a rate falls off a cliff, the
 * best dropout depends on the capacity, and some parameters hardly matter.
 */
function tuning(params: Params): number {
  const { learning_rate, batch_size, hidden_layers, units, dropout_rate, weight_decay } = params as Readonly<
    Record<string, number>
  >;
  const capacity = Math.log2(units!) + 0.5 * (hidden_layers! - 1);
  const bestRate = Math.log10(1e-3 * Math.sqrt(batch_size! / 64) * Math.sqrt(256 / units!));
  const off = Math.log10(learning_rate!) - bestRate;
  const cliff = 0.6 * Math.min(1, Math.max(0, 2 * (off - 1)));
  const dropout = 0.1 * (dropout_rate! - (0.2 + 0.03 * (capacity - 9.5))) ** 2;
  const activation = { relu: 0, elu: 0.004, tanh: 0.012 }[String(params['activation'])]!;
  const size = 0.004 * (capacity - 9.5) ** 2 + 0.006 * (hidden_layers! - 2) ** 2;
  const others = 0.002 * (Math.log10(weight_decay!) + 4) ** 2 + activation + 0.002 * Math.log2(batch_size! / 64) ** 2;
  return 0.1 + 0.03 * off ** 2 + cliff + size + dropout + others;
}

const HARTMANN_3 = hartmann(
  [
    [3, 10, 30],
    [0.1, 10, 35],
    [3, 10, 30],
    [0.1, 10, 35],
  ],
  [
    [0.3689, 0.117, 0.2673],
    [0.4699, 0.4387, 0.747],
    [0.1091, 0.8732, 0.5547],
    [0.0381, 0.5743, 0.8828],
  ],
);
const HARTMANN_6 = hartmann(
  [
    [10, 3, 17, 3.5, 1.7, 8],
    [0.05, 10, 17, 0.1, 8, 14],
    [3, 3.5, 1.7, 10, 17, 8],
    [17, 8, 0.05, 10, 0.1, 14],
  ],
  [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
    [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665],
    [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
  ],
);

export const OBJECTIVES: readonly Objective[] = [
  objective('branin', branin, 0.39788735772973816),
  objective('hartmann6', HARTMANN_6, -3.322368011415515),
  objective('rosenbrock4', rosenbrock, 0),
  objective('mixed', mixed, 0),
  objective('conditional', conditional, 0),
  objective('noisy-hartmann3', HARTMANN_3, -3.8627797869493365, 0.2),
  objective('tuning', tuning, 0.1),
];

function objective(name: string, value: Objective['value'], minimum: number, noise = 0): Objective {
  return { name, space: SPACES[name]!, value, minimum, noise };
}

function numbersOf(params: Params): readonly number[] {
  return Object.values(params).map(Number);
}
