/** Figures of the lab: means over repetitions, each with a split and seeds of its own. */
import type { LeakFigure } from '../../../../../shared/leaks/lab.ts';
import type { Interval } from '../../../../../shared/statistics/interval.ts';
import { meanInterval } from '../../../../../shared/statistics/mean-interval.ts';
import { mean } from '../../../../../shared/statistics/mean.ts';

const LEVEL = 0.95;
/** Student's interval knows nothing of what can be. */
const RANGES = { difference: [-1, 1], correlation: [-1, 1], share: [0, 1] } as const;

/** Its interval is cut at what such a figure can be. @param values one a repetition, at least one */
export function meanFigure(title: string, values: readonly number[], kind: LeakFigure['kind'] = 'difference'): LeakFigure {
  const ends = values.length > 1 ? within(meanInterval(values, LEVEL), RANGES[kind]) : { low: null, high: null };
  return { title, kind, repetitions: values.length, estimate: { value: mean(values), ...ends } };
}

function within({ low, high }: Interval, [least, most]: readonly [number, number]): Interval {
  return { low: Math.max(least, low), high: Math.min(most, high) };
}

/** What theory says, which has no interval of its own. */
export function theoryFigure(title: string, value: number, repetitions: number): LeakFigure {
  return { title, kind: 'difference', repetitions, estimate: { value, low: null, high: null } };
}

export const ILLUSION = 'Reported minus honest';
