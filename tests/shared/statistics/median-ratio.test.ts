import { expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { medianRatio } from '../../../shared/statistics/median-ratio.ts';

const values = (scale: number, key: string): readonly number[] => {
  const random = randomFor(key);
  return Array.from({ length: 200 }, () => scale * (1 + random.next()));
};

test('half of the median is a half, and rows that belong together leave no doubt', () => {
  const base = values(1, 'base');
  const { value, low, high } = medianRatio(
    base.map((one) => one / 2),
    base,
    randomFor(1),
  );
  expect([value, low, high].map((ratio) => ratio.toFixed(9))).toEqual(['0.500000000', '0.500000000', '0.500000000']);
});

test('rows that do not leave some, and what is never reached is infinite', () => {
  const { low, high } = medianRatio(values(1, 'own'), values(2, 'other'), randomFor(1));
  expect([low < 0.5, high > 0.5, low > 0.45, high < 0.55]).toEqual([true, true, true, true]);
  const never = values(1, 'own').map((value, at) => (at % 3 === 0 ? value : Infinity));
  expect(medianRatio(never, values(1, 'other'), randomFor(1)).value).toBe(Infinity);
});
