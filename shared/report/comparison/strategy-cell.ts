import { alikeBefore } from '../../charts/arm.ts';
import type { Arm } from '../../experiment.ts';
import type { StrategyCell } from '../report.ts';

/** The arm at a place of a comparison, as a cell. */
export function strategyCell(arms: readonly Arm[], at: number): StrategyCell {
  const { strategy, label, budgetFactor } = arms[at]!;
  return { kind: 'strategy', strategy: strategy.name, label, budgetFactor, alike: alikeBefore(arms, at) };
}
