import { describe, expect, it } from 'vitest';
import { randomFor, shuffle } from '../../shared/random.ts';

const draws = (...keys: (number | string)[]): number[] => {
  const random = randomFor(...keys);
  return Array.from({ length: 20_000 }, () => random.next());
};

describe('randomFor', () => {
  it('gives the same numbers for the same keys and others for others', () => {
    expect(draws(1, 'a')).toEqual(draws(1, 'a'));
    for (const keys of [[2, 'a'], [1, 'b'], ['a', 1], [1], [4294967297, 'a']])
      expect(draws(...keys)[0]).not.toBe(draws(1, 'a')[0]);
  });
  it('is uniform, also over neighbouring keys', () => {
    const neighbours = Array.from({ length: 20_000 }, (_, key) => randomFor(7, key).next());
    for (const sample of [draws(3), neighbours]) {
      const counts = new Array<number>(10).fill(0);
      for (const value of sample) counts[Math.floor(value * 10)]!++;
      const chiSquared = counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
      expect(chiSquared).toBeLessThan(27.9); // 0.1 % of samples of a uniform variable exceed this at 9 degrees of freedom
    }
  });
  it('draws standard normals', () => {
    const random = randomFor(5);
    const sample = Array.from({ length: 20_000 }, () => random.normal());
    const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
    const variance = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sample.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  });
  it('shuffles without losing anything', () => {
    const shuffled = shuffle(
      Array.from({ length: 100 }, (_, at) => at),
      randomFor(1),
    );
    expect(shuffled).not.toEqual(shuffled.toSorted((left, right) => left - right));
    expect(new Set(shuffled).size).toBe(100);
  });
});

it('many draws at once are those that single ones would be, and the next one goes on from them', () => {
  for (const bound of [1, 2, 3, 10, 6000, 65_536, 1_000_003, 2 ** 31, 2 ** 31 + 1, 3_000_000_000, 2 ** 32 - 1, 2 ** 32]) {
    const [single, many] = [randomFor('draws', bound), randomFor('draws', bound)];
    const places = new Uint32Array(1001);
    many.fillBelow(bound, places, 1000);
    expect(places[1000]).toBe(0);
    expect([...places.subarray(0, 1000)]).toEqual(Array.from({ length: 1000 }, () => single.below(bound)));
    expect(many.next()).toBe(single.next());
  }
});
