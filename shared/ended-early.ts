import type { ComparisonEvidence, ArmEvidence } from './evidence.ts';
import type { Experiment } from './experiment.ts';
import { countText } from './format/count.ts';

type Compared = Pick<Experiment, 'arms' | 'budget'>;

/** The share of a budget that a run spends that ends for lack of room for another trial, and no less. */
const LEAST_SPENT = 0.9;

/** Whether the arm's runs ended long before their budget was spent: equal budgets are equal only where they are. */
export function endedEarly({ arm, spent }: Pick<ArmEvidence, 'arm' | 'spent'>, { arms, budget }: Compared): boolean {
  return spent !== null && spent < LEAST_SPENT * budget.amount * arms[arm]!.budgetFactor;
}

/** "Hyperband ended after 357 of 1,166 epochs (median)" for each of such arms. */
export function earlyEnds({ arms: found }: Pick<ComparisonEvidence, 'arms'>, experiment: Compared): readonly string[] {
  const { arms, budget } = experiment;
  const early = found.filter((arm) => endedEarly(arm, experiment));
  return early.map(({ arm, spent }) => {
    const { label, budgetFactor } = arms[arm]!;
    return `${label} ended after ${countText(spent)} of ${countText(budget.amount * budgetFactor)} ${budget.axis} (median)`;
  });
}
