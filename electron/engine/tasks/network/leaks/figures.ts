/** Figures of the lab: means over repetitions, each with a split and seeds of its own. */
import type { LeakFigure } from '../../../../../shared/leaks/lab.ts';
import { meanInterval } from '../../../../../shared/statistics/mean-interval.ts';
import { mean } from '../../../../../shared/statistics/mean.ts';

const LEVEL = 0.95;

/** @param values one a repetition, at least one */
export function meanFigure(title: string, values: readonly number[], kind: LeakFigure['kind'] = 'difference'): LeakFigure {
  const ends = values.length > 1 ? meanInterval(values, LEVEL) : { low: null, high: null };
  return { title, kind, repetitions: values.length, estimate: { value: mean(values), ...ends } };
}

/** What theory says, which has no interval of its own. */
export function theoryFigure(title: string, value: number, repetitions: number): LeakFigure {
  return { title, kind: 'difference', repetitions, estimate: { value, low: null, high: null } };
}

export const ILLUSION = 'Reported minus honest';
