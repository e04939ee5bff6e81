/** How much better or worse one value is than another: never by a sign, which says better to one reader and more to the next. */
import type { Measure } from '../measure.ts';
import type { Interval } from '../statistics/interval.ts';
import { distanceFigure, distanceText } from './value.ts';

type Sized = Pick<Measure, 'rows' | 'bounds'>;

/** "0.0556 worse", "5.56 points worse". @param advantage larger where better. */
export function sidedText(advantage: number, objective: Sized): string {
  return `${distanceText(Math.abs(advantage), objective)} ${sideOf(advantage)}`;
}

/** The smaller end first: "0.0010 to 0.1103 worse", "0.0065 worse to 0.0075 better". */
export function sidedRange({ low, high }: Interval, objective: Sized): string {
  if (sideOf(low) !== sideOf(high)) return `${sidedText(low, objective)} to ${sidedText(high, objective)}`;
  const [near, far] = low < 0 ? [high, low] : [low, high];
  return `${distanceFigure(Math.abs(near), objective)} to ${sidedText(far, objective)}`;
}

function sideOf(advantage: number): string {
  return advantage < 0 ? 'worse' : 'better';
}
