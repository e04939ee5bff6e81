import type { Random } from '../random.ts';

/** Draws a chi-square variable: twice a gamma one of half the freedom (Marsaglia and Tsang 2000). @param freedom at least 2. */
export function drawChiSquare(freedom: number, random: Random): number {
  const d = freedom / 2 - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = random.normal();
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return 2 * d * v;
  }
}
