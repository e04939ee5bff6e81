import { expect, test } from 'vitest';
import { clopperPearson } from '../../../shared/statistics/clopper-pearson.ts';
import { closeTo, TRUST } from '../../support/trust-reference.ts';

test.each(TRUST.binomial_intervals.cases)(
  'the interval of $right in $rows is that of statsmodels',
  ({ right, rows, clopper_pearson }) => {
    expect(clopperPearson(right, rows, 0.95)).toEqual(closeTo(clopper_pearson, 12));
  },
);
