/** The one style that each strategy has everywhere. */
import { mix } from './colour.ts';
import type { ChartLook } from './look.ts';

export interface LineStyle {
  readonly colour: string;
  /** Lengths of dash and gap in pixels; empty for an unbroken line. */
  readonly dash: readonly number[];
}

const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [8, 3, 2, 3], [10, 4], [4, 2, 1, 2], [1, 3], [12, 3, 3, 3]];
const DASH_OF_ANOTHER_BUDGET = [3, 2];
const DASHES_OF_VARIANTS: readonly (readonly number[])[] = [
  [14, 2],
  [1, 2],
  [10, 2, 1, 2, 1, 2],
];

/** How far a colour goes towards that of text when the palette begins anew. */
const SECOND_ROUND = 0.5;

/**
 * The colour and the dash pattern of a strategy, by its place in the catalogue (from 0). Where the palette has come to its end it
 * begins anew in stronger tones and with other dashes.
 */
export function strategyStyle(look: ChartLook, place: number): LineStyle {
  const round = Math.floor(place / look.strategies.length);
  const colour = look.strategies[place % look.strategies.length]!;
  return {
    colour: round === 0 ? colour : mix(colour, look.text, SECOND_ROUND),
    dash: DASHES[(place + 3 * round) % DASHES.length]!,
  };
}

/**
 * The style of a strategy in a comparison: its colour whatever its share of the budget, and a dash of its own for another share.
 * @param alike arms before it that would look the same: each further one has another dash.
 */
export function armStyle(look: ChartLook, place: number, budgetFactor: number, alike = 0): LineStyle {
  const style = strategyStyle(look, place);
  if (alike > 0) return { ...style, dash: DASHES_OF_VARIANTS[(alike - 1) % DASHES_OF_VARIANTS.length]! };
  return budgetFactor === 1 ? style : { ...style, dash: DASH_OF_ANOTHER_BUDGET };
}
