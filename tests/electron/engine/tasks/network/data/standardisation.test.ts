import { describe, expect, it, test } from 'vitest';
import {
  columnStatistics,
  pictureStatistics,
  standardisationBy,
  standardised,
} from '../../../../../../electron/engine/tasks/network/data/standardisation.ts';

describe('pictures', () => {
  it('have one mean and deviation of pixels divided by 255', () => {
    const { mean, deviation } = pictureStatistics(Uint8Array.of(153, 204, 0, 255));
    expect(mean[0]).toBeCloseTo(0.6, 12);
    expect(deviation[0]).toBeCloseTo(Math.sqrt((0 + 0.04 + 0.36 + 0.16) / 4), 12);
  });

  it('of one colour stay finite', () => {
    expect(pictureStatistics(Uint8Array.of(255, 255))).toEqual({ mean: [1], deviation: [1] });
  });
});

test('columns have a mean and a deviation each, and one that never changes stays finite', () => {
  const { mean, deviation } = columnStatistics(Float32Array.of(1, 10, 7, 3, 10, 7, 5, 40, 7), 3);
  expect(mean).toEqual([3, 20, 7]);
  expect(deviation[0]).toBeCloseTo(Math.sqrt(8 / 3), 12);
  expect(deviation[1]).toBeCloseTo(Math.sqrt(200), 12);
  expect(deviation[2]).toBe(1);
});

describe('standardising', () => {
  it('makes (value / scale - mean) / deviation of pictures', () => {
    const by = standardisationBy({ mean: [0.2], deviation: [0.5] }, 255);
    expect(standardised(Uint8Array.of(0, 51, 255), 3, by)).toEqual(Float32Array.of(-0.4, 0, 1.6));
  });

  it('takes each column by its own numbers', () => {
    const by = standardisationBy({ mean: [3, 20], deviation: [2, 10] }, 1);
    expect(standardised(Float32Array.of(1, 10, 3, 10, 5, 40), 2, by)).toEqual(Float32Array.of(-1, -1, 0, -1, 1, 2));
  });
});
