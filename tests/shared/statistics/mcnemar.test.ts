import { expect, test } from 'vitest';
import { mcnemar } from '../../../shared/statistics/mcnemar.ts';
import { TRUST } from '../../support/trust-reference.ts';

test.each(TRUST.mcnemar_exact.cases)('$n10 rows against $n01 have the probability that statsmodels gives', ({ n10, n01, p }) => {
  expect(mcnemar(n10, n01)).toBeCloseTo(p, 12);
  expect(mcnemar(n01, n10)).toBe(mcnemar(n10, n01));
});
