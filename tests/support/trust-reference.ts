import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Interval } from '../../shared/statistics/interval.ts';

type Limits = readonly [low: number, high: number];

/** Values of the statistics of trust by statsmodels, or by the plain definition; see tests/fixtures/trust/record_trust.py. */
export const TRUST = JSON.parse(readFileSync('tests/fixtures/trust/trust.json', 'utf8')) as {
  readonly mcnemar_exact: { readonly cases: readonly { readonly n10: number; readonly n01: number; readonly p: number }[] };
  readonly paired_proportions: {
    readonly cases: readonly {
      readonly cells: readonly [both: number, onlyFirst: number, onlySecond: number, neither: number];
      readonly agresti_min: readonly [difference: number, low: number, high: number];
    }[];
  };
  readonly binomial_intervals: {
    readonly cases: readonly { readonly right: number; readonly rows: number; readonly clopper_pearson: Limits }[];
  };
  readonly bootstrap_bias_correction: {
    readonly right: readonly (readonly number[])[];
    readonly drawn_rows: readonly (readonly number[])[];
    readonly winners: readonly number[];
    readonly out_of_bag: readonly number[];
    readonly corrected: number;
    readonly best_as_it_looks: number;
  };
};

/** The product's own rule on the same rows and resamples, by its definition in NumPy; see tests/fixtures/trust/record_corrected.py. */
export const CORRECTED = JSON.parse(readFileSync('tests/fixtures/trust/corrected.json', 'utf8')) as {
  /** A candidate, from 0, as are the winners. */
  readonly leader: number;
  readonly cases: readonly { readonly seen: number; readonly winners: readonly number[]; readonly corrected: number }[];
};

/** The interval to some digits, for a comparison. */
export function closeTo([low, high]: Limits, digits: number): Interval {
  return { low: expect.closeTo(low, digits), high: expect.closeTo(high, digits) };
}
