/** The band below a line of best values: what the best of as many equally good trials owes to chance. */
import { distanceText } from '../format/value.ts';
import { gainOf, type Measure } from '../measure.ts';
import type { WinnersCurse } from '../plots.ts';
import { withOpacity } from './colour.ts';
import type { ChartLook } from './look.ts';
import type { Series } from './series.ts';

/** Of one trial nothing was chosen. */
type Told = WinnersCurse | null;

/** The two edges, the upper one first; none where nothing is known, or nothing was chosen. @param improvements every one, in order. */
export function curseBand(
  curse: Told,
  improvements: readonly { readonly x: number; readonly y: number }[],
  objective: Measure,
  look: ChartLook,
): readonly Series[] {
  if (curse === null || curse.trials < 2) return [];
  const bestAt = (place: number): number => improvements.findLast(({ x }) => x <= place)!.y;
  const without = curse.excess.map(({ x, y }) => ({ x, y: gainOf(objective, gainOf(objective, bestAt(x)) - y) }));
  const edge = {
    decoration: true,
    stepped: 'before',
    backgroundColor: withOpacity(look.accent, 0.2),
  } as const;
  return [
    { ...edge, label: 'best so far', data: curse.excess.map(({ x }) => ({ x, y: bestAt(x) })), borderWidth: 0, fill: false },
    {
      ...edge,
      label: 'if all were equally good',
      data: without,
      endLabel: true,
      borderColor: look.accent,
      borderDash: [2, 3],
      borderWidth: 1,
      fill: '-1',
    },
  ];
}

/** What the band says, as a part of a subtitle; empty where there is none. */
export function curseText(curse: Told, objective: Measure): string {
  if (curse === null || curse.trials < 2) return '';
  return `band: what the best of as many equally good trials owes to chance, at most ${distanceText(curse.excess.at(-1)!.y, objective)}`;
}
