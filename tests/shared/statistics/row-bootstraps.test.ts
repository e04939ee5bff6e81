import { expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { bootstrapMeans, drawRowBootstraps } from '../../../shared/statistics/row-bootstraps.ts';

const strata = [Uint32Array.of(0, 3, 4), Uint32Array.of(1, 2)];

test('every bootstrap draws from each stratum as many rows as it has', () => {
  const { times, count } = drawRowBootstraps(strata, 50, randomFor('rows'));
  for (const stratum of strata)
    for (let at = 0; at < count; at++)
      expect([...stratum].reduce((sum, row) => sum + times[row * count + at]!, 0)).toBe(stratum.length);
  expect(new Set(times).size).toBeGreaterThan(2);
});

test('draws are taken one for every bootstrap in turn, so that what was counted with them before can be gone on with', () => {
  const rows = Uint32Array.from({ length: 150 }, (_, row) => row);
  const random = randomFor('order');
  const times = new Uint8Array(150 * 70);
  for (let draw = 0; draw < 150; draw++)
    for (let bootstrap = 0; bootstrap < 70; bootstrap++) times[random.below(150) * 70 + bootstrap]! += 1;
  expect(drawRowBootstraps([rows], 70, randomFor('order')).times).toEqual(times);
});

test('a bootstrap’s mean counts a row as often as it was drawn', () => {
  const times = Uint8Array.of(2, 0, 0, 1, 1, 2);
  expect([...bootstrapMeans({ rows: 3, count: 2, times }, [0.5, 0, 4])]).toEqual([5 / 3, 8 / 3]);
});
