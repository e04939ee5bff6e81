/** How the incumbent of a run changed from result to result. */
import { isBetter, type Directed } from '../../../../shared/measure.ts';
import type { IncumbentStep } from '../../../../shared/experiment.ts';

/** A trial that has ended, as the path needs it. */
export interface Result {
  /** Among the trials of its study; in a replay among its own. */
  readonly number: number;
  /** Its *select* value where it competes: null for one that failed, diverged or found nothing. */
  readonly value: number | null;
  /** The metric on *confirm* at the same epoch, where it is known. */
  readonly confirm: number | null;
  /** That it trained itself. */
  readonly epochs: number;
  /** Since the run began. */
  readonly seconds: number;
}

/** @param results in the order in which they came. Ties go to the lower number. */
export function incumbentPath(results: readonly Result[], measure: Directed): readonly IncumbentStep[] {
  const steps: IncumbentStep[] = [];
  let epochs = 0;
  for (const [at, result] of results.entries()) {
    epochs += result.epochs;
    const { number: trial, value: select, confirm, seconds } = result;
    const last = steps.at(-1);
    if (select === null) continue;
    if (!last || precedes({ trial, select }, last, measure))
      steps.push({ epochs, seconds, trials: at + 1, trial, select, confirm });
  }
  return steps;
}

type Ranked = Pick<IncumbentStep, 'trial' | 'select'>;

function precedes(one: Ranked, other: Ranked, measure: Directed): boolean {
  if (one.select === other.select) return one.trial < other.trial;
  return isBetter(measure, one.select, other.select);
}
