/** What stop rules read off the curves of a session. */
import type { Curve } from './stop-rule.ts';

/** The others without the ancestors of any trial, whose epochs their descendants have as well. */
export function rivalsOf(trial: Curve, others: readonly Curve[]): readonly Curve[] {
  const continued = new Set([trial, ...others].map(({ parent }) => parent));
  return others.filter(({ number }) => number !== trial.number && !continued.has(number));
}

/** The best of the first so many values; the worst there can be where none of them was told. */
export function bestOf(values: Curve['values'], epochs: number, maximize: boolean): number {
  const first = values.slice(0, epochs).filter((value) => value !== null);
  return maximize ? Math.max(...first) : Math.min(...first);
}

export function isBetter(value: number, than: number, maximize: boolean): boolean {
  return maximize ? value > than : value < than;
}
