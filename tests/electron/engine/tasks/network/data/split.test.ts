import { describe, expect, it } from 'vitest';
import { defaultSplit, drawSplit } from '../../../../../../electron/engine/tasks/network/data/split.ts';
import { PARTITION_NAMES } from '../../../../../../shared/model.ts';

const labels = Uint8Array.from({ length: 1000 }, (_, row) => (row * 7) % 10);

describe('defaultSplit', () => {
  it('is 42,000 / 6,000 / 6,000 / 6,000 of Fashion-MNIST', () => {
    expect(defaultSplit(60_000)).toEqual({ seed: 1, train: 42_000, stop: 6_000, select: 6_000, confirm: 6_000 });
  });
  it('refuses more rows than there are, and absurd numbers', () => {
    expect(() => defaultSplit(60_000, 60_001)).toThrow('rows is 60001, but the data set has 60000');
    for (const rows of [0, -5, 12.5, Number.NaN]) expect(() => defaultSplit(60_000, rows)).toThrow('rows is');
  });
});

describe('drawSplit', () => {
  const split = defaultSplit(1000, 600, 3);
  const drawn = drawSplit(labels, 10, split);

  it('gives disjoint rows in the wanted numbers', () => {
    const all = PARTITION_NAMES.flatMap((name) => [...drawn[name]]);
    expect(new Set(all).size).toBe(600);
    expect(PARTITION_NAMES.map((name) => drawn[name].length)).toEqual([420, 60, 60, 60]);
  });
  it('is stratified', () => {
    for (const name of PARTITION_NAMES) {
      const counts = new Array<number>(10).fill(0);
      for (const row of drawn[name]) counts[labels[row]!]!++;
      expect(counts).toEqual(new Array(10).fill(split[name] / 10));
    }
  });
  it('depends on its seed alone', () => {
    expect(drawSplit(labels, 10, split)).toEqual(drawn);
    expect(drawSplit(labels, 10, { ...split, seed: 4 }).train).not.toEqual(drawn.train);
  });
});
