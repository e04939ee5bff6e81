import { describe, expect, it } from 'vitest';
import { packHits, packLosses, unpackHits, unpackLosses } from '../../shared/row-results.ts';

describe('hits', () => {
  it('take one bit a row, from the lowest', () => {
    expect(packHits([1, 0, 0, 0, 0, 0, 0, 1, 1])).toEqual({ kind: 'hits', content: Uint8Array.of(0b1000_0001, 1) });
    expect(packHits(new Uint8Array(6000)).content).toHaveLength(750);
  });

  it.each([0, 1, 7, 8, 9, 1000])('come back as they were: %i rows', (rows) => {
    const hits = Uint8Array.from({ length: rows }, (_, row) => Number((row * row) % 7 > 2));
    expect(unpackHits(packHits(hits), rows)).toEqual(hits);
  });
});

/** From the table of examples in IEEE 754 binary16: value and its bits. */
const HALVES: readonly (readonly [value: number, bits: number])[] = [
  [0, 0x0000],
  [2 ** -24, 0x0001],
  [2 ** -14 * (1023 / 1024), 0x03ff],
  [2 ** -14, 0x0400],
  [0.333251953125, 0x3555],
  [1 - 2 ** -11, 0x3bff],
  [1, 0x3c00],
  [1 + 2 ** -10, 0x3c01],
  [65504, 0x7bff],
  [Infinity, 0x7c00],
  [-0, 0x8000],
  [-2, 0xc000],
];

describe('losses', () => {
  it.each(HALVES)('%d is %d in half precision', (value, bits) => {
    const packed = packLosses([value]);
    expect(packed).toEqual({ kind: 'losses', content: Uint8Array.of(bits & 0xff, bits >> 8) });
    expect([...unpackLosses(packed)]).toEqual([value]);
  });

  it('are rounded to the nearest, ties to the even one', () => {
    expect([...unpackLosses(packLosses([1 / 3, 1 + 2 ** -11, 1 + 3 * 2 ** -11, 65519, 65520]))]).toEqual([
      0.333251953125,
      1,
      1 + 2 ** -9,
      65504,
      Infinity,
    ]);
  });

  it('are read wherever their bytes lie', () => {
    const { kind, content } = packLosses([0.5, 2]);
    const apart = new Uint8Array([9, ...content, 9]).subarray(1, 5);
    expect([...unpackLosses({ kind, content: apart })]).toEqual([0.5, 2]);
  });
});
