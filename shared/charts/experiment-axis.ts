/** The axes of comparisons: what a search has spent, and how good it has become. */
import type { ExperimentAxis } from '../experiment.ts';
import { countAxis, durationAxis, type Axis } from './axis.ts';

const COUNTED = { epochs: 'epochs spent', trials: 'trials finished' } as const;

/** An axis of the budget from 0; seconds lie on it in milliseconds, as `placeOnAxis` gives them. */
export function spentAxis(axis: ExperimentAxis, end: number, suffix = ''): Axis {
  if (axis === 'seconds') return durationAxis(`time spent${suffix}`, [0, placeOnAxis(axis, end)]);
  return countAxis(`${COUNTED[axis]}${suffix}`, [0, end]);
}

export function placeOnAxis(axis: ExperimentAxis, spent: number): number {
  return axis === 'seconds' ? 1000 * spent : spent;
}
