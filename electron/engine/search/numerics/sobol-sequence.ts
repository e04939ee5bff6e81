/**
 * Sobol's sequence (1967) in Gray code order (Antonov and Saleev 1979), with nested uniform scrambling (Owen 1995).
 *
 * Notation: v[k] is the direction number of bit k, a 32-bit fraction; s the degree of a dimension's polynomial.
 */
import { randomFor } from '../../../../shared/random.ts';
import { DIRECTION_NUMBERS } from './direction-numbers.ts';

const BITS = 32;
const DIRECTIONS: readonly Uint32Array[] = [
  Uint32Array.from({ length: BITS }, (_, k) => 2 ** (BITS - 1 - k)),
  ...DIRECTION_NUMBERS.map(directions),
];

export const SOBOL_DIMENSIONS = DIRECTIONS.length;

/**
 * A point of the sequence as it is: each coordinate a whole number of 2^-32.
 * @param index from 0, below 2^32. @param dimensions at most 64.
 */
export function sobolPoint(index: number, dimensions: number): Uint32Array {
  const gray = index ^ (index >>> 1);
  return Uint32Array.from({ length: dimensions }, (_, dimension) => {
    let coordinate = 0;
    for (let k = 0; k < BITS; k++) if ((gray >>> k) & 1) coordinate ^= DIRECTIONS[dimension]![k]!;
    return coordinate;
  });
}

/** A point of the scrambled sequence in [0, 1)^dimensions. Each seed gives another sequence, as evenly spread. */
export function scrambledSobolPoint(index: number, dimensions: number, seed: number): readonly number[] {
  return Array.from(sobolPoint(index, dimensions), (coordinate, dimension) => scramble(coordinate, dimension, seed) / 2 ** BITS);
}

/** Flips each binary digit or not, by a chance that depends on the digits before it. */
function scramble(coordinate: number, dimension: number, seed: number): number {
  let scrambled = 0;
  for (let k = 0; k < BITS; k++) {
    const before = k === 0 ? 0 : coordinate >>> (BITS - k);
    const digit = (coordinate >>> (BITS - 1 - k)) & 1;
    scrambled = scrambled * 2 + (digit ^ randomFor(seed, dimension, k, before).below(2));
  }
  return scrambled;
}

function directions([polynomial, ...initial]: readonly number[]): Uint32Array {
  const s = initial.length;
  const v = new Uint32Array(BITS);
  for (let k = 0; k < BITS; k++) {
    if (k < s) {
      v[k] = initial[k]! * 2 ** (BITS - 1 - k);
      continue;
    }
    v[k] = v[k - s]! ^ (v[k - s]! >>> s);
    for (let term = 1; term < s; term++) if ((polynomial! >>> (s - term)) & 1) v[k]! ^= v[k - term]!;
  }
  return v;
}
