import type { Arm } from '../experiment.ts';

/** An arm of an experiment as charts need it. */
export interface ChartArm {
  readonly label: string;
  /** Place of its strategy in the catalogue, from 0. */
  readonly strategy: number;
  readonly budgetFactor: number;
  /** Arms before it that have its strategy and its budget, with other options or another stop rule. */
  readonly alike?: number;
}

/** How many arms before the one at a place have its strategy and its budget. */
export function alikeBefore(arms: readonly Arm[], at: number): number {
  const { strategy, budgetFactor } = arms[at]!;
  return arms.slice(0, at).filter((arm) => arm.strategy.name === strategy.name && arm.budgetFactor === budgetFactor).length;
}
