import type { Task } from '../../../shared/task.ts';
import type { Cost } from './cost.ts';
import { networkCost } from './network/training-cost.ts';

/** Nothing is known of a program before it has run: every epoch counts alike. */
const PROGRAM_COST: Cost = { epochSeconds: () => 1, trialSeconds: 0, openingSeconds: 0, endsEarly: () => false };

/** What trials of the task cost. Pure, unlike the kinds of the catalogue: threads ask it too. */
export function costOf(task: Task): Cost {
  return task.kind === 'network' ? networkCost(task) : PROGRAM_COST;
}
