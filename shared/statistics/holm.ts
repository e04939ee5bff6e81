/** Holm's step-down correction (Holm 1979) of the p-values of several tests, in their order. */
export function holm(pValues: readonly number[]): readonly number[] {
  const ascending = pValues.map((p, at) => ({ p, at })).sort((left, right) => left.p - right.p);
  const adjusted = new Array<number>(pValues.length);
  let least = 0;
  for (const [rank, { p, at }] of ascending.entries()) {
    least = Math.max(least, Math.min(1, (pValues.length - rank) * p));
    adjusted[at] = least;
  }
  return adjusted;
}
