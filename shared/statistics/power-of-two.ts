/**
 * The power of two at or below the largest size among the values; 1 where all are 0. Divided by it, which is exact, they can be squared,
 * however large or small they are.
 */
export function powerOfTwo(values: Iterable<number>): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest === 0 ? 1 : 2 ** Math.floor(Math.log2(largest));
}
