import { expect, test } from 'vitest';
import { WIDER } from '../../shared/corrected-value.ts';
import { differenceOfChosen, rowDifference } from '../../shared/row-comparison.ts';
import { oneStratum, strataOfClasses } from '../../shared/row-losses.ts';
import { packHits, packLosses } from '../../shared/row-results.ts';
import { closeTo, TRUST } from '../support/trust-reference.ts';

const [{ cells, agresti_min }] = TRUST.paired_proportions.cases as [(typeof TRUST.paired_proportions.cases)[number]];
const { p } = TRUST.mcnemar_exact.cases.find(({ n10, n01 }) => n10 === 231 && n01 === 228)!;
const [both, first, second, neither] = cells;
const rows = both + first + second + neither;
const spread = (counts: readonly number[], hits: readonly number[]): number[] =>
  counts.flatMap((count, at) => new Array<number>(count).fill(hits[at]!));
const one = packHits(spread(cells, [1, 1, 0, 0]));
const other = packHits(spread(cells, [1, 0, 1, 0]));

test('two models that are right on 231 and 228 rows alone differ as the references say', () => {
  const [, low, high] = agresti_min;
  expect(rowDifference(one, other, oneStratum(rows))).toEqual({
    advantage: 3 / rows,
    interval: closeTo([low, high], 12),
    p: expect.closeTo(p, 12),
    only: { first, second },
  });
});

test('where classes count alike the same rows give nearly the same, and one class the same advantage', () => {
  const labels = Array.from({ length: rows }, (_, row) => row % 2);
  const difference = rowDifference(one, other, strataOfClasses(labels));
  expect(difference.only).toEqual({ first, second });
  expect(difference.advantage).toBeCloseTo(3 / rows, 4);
  expect(difference.p).toBeCloseTo(p, 1);
});

test('losses are compared by their differences; the smaller is better', () => {
  const difference = rowDifference(packLosses([0.5, 1, 1.5, 2]), packLosses([1, 2, 1.5, 2.5]), oneStratum(4));
  expect(difference).toMatchObject({ advantage: 0.5, only: null });
  const error = Math.sqrt(0.5 / 4 / 4);
  expect(difference.interval.low).toBeCloseTo(0.5 - 1.959964 * error, 6);
  expect(rowDifference(packLosses([1, 2]), packLosses([1, 2]), oneStratum(2)).p).toBe(1);
});

test('where one was chosen by the rows there is no p, and the interval lies around what is left', () => {
  const plain = rowDifference(one, other, oneStratum(rows));
  const { low, high } = plain.interval;
  const chosen = differenceOfChosen(plain, -0.001);
  expect(chosen).toMatchObject({ advantage: -0.001, p: null, only: { first, second } });
  expect(chosen.interval.high - chosen.interval.low).toBeCloseTo(WIDER * (high - low), 12);
  expect((chosen.interval.high + chosen.interval.low) / 2).toBeCloseTo(-0.001, 12);
});
