/** Values of which some count for more than others. */

export interface Weighted {
  readonly value: number;
  /** At least 0; a value counts in proportion to it. */
  readonly weight: number;
}

/** @param values at least one that weighs something */
export function weightedMean(values: readonly Weighted[]): number {
  return values.reduce((sum, { value, weight }) => sum + weight * value, 0) / total(values);
}

/** The smallest value up to which the given share of all weight lies. @param values at least one that weighs something. @param share from 0 to 1. */
export function weightedQuantile(values: readonly Weighted[], share: number): number {
  const ascending = values.toSorted((left, right) => left.value - right.value);
  const wanted = share * total(values);
  let below = 0;
  return ascending.find(({ weight }) => (below += weight) >= wanted)?.value ?? ascending.at(-1)!.value;
}

function total(values: readonly Weighted[]): number {
  return values.reduce((sum, { weight }) => sum + weight, 0);
}
