/** What the best of several trials is worth on rows that did not choose it, as numbers. */
import { gainOf, type OfRows } from './measure.ts';
import type { Interval } from './statistics/interval.ts';
import { normalCdf } from './statistics/normal-cdf.ts';
import { normalQuantile } from './statistics/normal-quantile.ts';
import { correctedGain, type Leader, type SelectionBootstrap } from './statistics/selection-bootstrap.ts';
import { wilsonInterval } from './statistics/wilson-interval.ts';

const LEVEL = 0.95;
/**
 * The rows of *select* are most of what makes the value uncertain, and how much they do the rows tell: their interval around the
 * corrected value covers 94 to 97 % where truths are known. Somewhat wider, what the correction itself adds is covered too
 * (`npm run bench -- corrected`).
 */
export const WIDER = 1.08;
const WIDER_LEVEL = levelOf(WIDER * normalQuantile(0.5 + LEVEL / 2));

export interface CorrectedNumber {
  /** In the unit of the measure. */
  readonly value: number;
  /** Of 95 %. */
  readonly interval: Interval;
}

export function correctedNumber(selection: SelectionBootstrap, leader: Leader, measure: OfRows, rows: number): CorrectedNumber {
  const value = gainOf(measure, correctedGain(selection, leader));
  if (measure.rows !== 'hits') return { value, interval: normalInterval(value, leader.error) };
  return { value, interval: shareInterval(value, gainOf(measure, leader.gain), leader.error, rows) };
}

/**
 * Wilson's, of as many rows as would make the leader's share as uncertain as it is: those that there are, where every row counts alike.
 */
function shareInterval(value: number, apparent: number, error: number, rows: number): Interval {
  const share = Math.min(1, Math.max(0, value));
  const effective = error === 0 ? rows : (apparent * (1 - apparent)) / error ** 2;
  return wilsonInterval(share * effective, effective, WIDER_LEVEL);
}

function normalInterval(value: number, error: number): Interval {
  const margin = normalQuantile(0.5 + WIDER_LEVEL / 2) * error;
  return { low: value - margin, high: value + margin };
}

/** The level of an interval that ends so many standard errors from its middle. */
function levelOf(errors: number): number {
  return 1 - 2 * normalCdf(-errors);
}
