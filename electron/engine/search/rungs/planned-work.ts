import type { RungPlan } from './brackets.ts';

export interface PlannedWork {
  readonly trials: number;
  /** Those that are promoted go on: what they inherit is counted once. */
  readonly epochs: number;
}

/** What all iterations of the plan come to, if nothing fails. Null for a plan that goes on as long as the budget does. */
export function plannedWork({ brackets, iterations }: RungPlan): PlannedWork | null {
  if (iterations === 0) return null;
  let trials = 0;
  let epochs = 0;
  for (const bracket of brackets)
    for (const [at, rung] of bracket.entries()) {
      trials += rung.size;
      epochs += rung.size * (rung.epochs - (bracket[at - 1]?.epochs ?? 0));
    }
  return { trials: trials * iterations, epochs: epochs * iterations };
}
