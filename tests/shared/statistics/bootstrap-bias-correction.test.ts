import { expect, test } from 'vitest';
import { bootstrapBiasCorrection } from '../../../shared/statistics/bootstrap-bias-correction.ts';
import { TRUST } from '../../support/trust-reference.ts';

const { right, drawn_rows, winners, out_of_bag, corrected, best_as_it_looks } = TRUST.bootstrap_bias_correction;

test('winners, their rows left out and the corrected value are those of the definition', () => {
  const found = bootstrapBiasCorrection(right, drawn_rows);
  expect(found.winners).toEqual(winners);
  found.outOfBag.forEach((value, at) => expect(value).toBeCloseTo(out_of_bag[at]!, 12));
  expect(found.corrected).toBeCloseTo(corrected, 12);
  expect(found.apparent).toBeCloseTo(best_as_it_looks, 12);
});
