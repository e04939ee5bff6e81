/** What stop rules read off the curves of a session. */
import { bestOf, gainOf, type Directed } from '../../../../shared/measure.ts';
import type { Curve } from './stop-rule.ts';

/** The others without the ancestors of any trial, whose epochs their descendants have as well. */
export function rivalsOf(trial: Curve, others: readonly Curve[]): readonly Curve[] {
  const continued = new Set([trial, ...others].map(({ parent }) => parent));
  return others.filter(({ ordinal }) => ordinal !== trial.ordinal && !continued.has(ordinal));
}

/** The best of the first so many values; the worst there can be where none of them was told. */
export function bestUpTo(epoch: number, values: Curve['values'], measure: Directed): number {
  const first = values.slice(0, epoch).filter((value) => value !== null);
  return bestOf(measure, first) ?? gainOf(measure, -Infinity);
}
