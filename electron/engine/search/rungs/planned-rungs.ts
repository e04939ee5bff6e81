/** The rungs of a session beside those that its strategy plans. */
import type { BracketRung } from '../../../../shared/plots.ts';
import type { RungPlan } from './brackets.ts';

/**
 * The rungs with the planned size of each, and the planned ones that no trial has entered: of all iterations that have begun,
 * at least of the first. By bracket, then from rung 0.
 * @param entered of a session whose strategy has this plan.
 */
export function withPlannedRungs(entered: readonly BracketRung[], { brackets }: RungPlan): readonly BracketRung[] {
  const known = new Map(entered.map((rung) => [placeOf(rung), rung]));
  const started = 1 + Math.max(0, ...entered.map(({ bracket }) => bracket ?? 0));
  const count = Math.ceil(started / brackets.length) * brackets.length;
  return Array.from({ length: count }, (_, bracket) =>
    brackets[bracket % brackets.length]!.map(({ size, epochs }, rung) => {
      const untouched = { bracket, rung, epochs, trials: 0, finished: 0, promoted: 0 };
      return { ...(known.get(placeOf(untouched)) ?? untouched), planned: size };
    }),
  ).flat();
}

function placeOf({ bracket, rung }: Pick<BracketRung, 'bracket' | 'rung'>): string {
  return `${bracket}/${rung}`;
}
