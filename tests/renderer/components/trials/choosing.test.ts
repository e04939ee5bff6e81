import { expect, test } from 'vitest';
import { between, canCompare, withToggled } from '../../../../renderer/components/trials/choosing.ts';

test('a trial is taken in and out', () => {
  expect(withToggled([1, 2], 3)).toEqual([1, 2, 3]);
  expect(withToggled([1, 2], 1)).toEqual([2]);
});

test('a full list takes none in, but lets one out', () => {
  const full = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(withToggled(full, 9)).toEqual(full);
  expect(withToggled(full, 8)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('a range goes from where it began, up or down, to as many as can be compared', () => {
  const idAt = (index: number): number => 100 + index;
  expect(between(5, 7, idAt)).toEqual([105, 106, 107]);
  expect(between(7, 5, idAt)).toEqual([107, 106, 105]);
  expect(between(50, 0, idAt)).toEqual([150, 149, 148, 147, 146, 145, 144, 143]);
});

test('rows that have not come yet are left out of a range', () => {
  expect(between(0, 2, (index) => (index === 1 ? undefined : index))).toEqual([0, 2]);
});

test('from two trials to eight can be compared', () => {
  expect([1, 2, 8, 9].map((count) => canCompare(Array.from({ length: count }, (_, at) => at)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
