/**
 * The value below which the given share of the values lies, linear between two neighbours (definition 7 of Hyndman and
 * Fan 1996). @param values in any order, at least one. @param share from 0 to 1; 0.5 gives the median.
 */
export function quantile(values: readonly number[], share: number): number {
  const ascending = values.toSorted((left, right) => left - right);
  const position = (ascending.length - 1) * share;
  const below = ascending[Math.floor(position)]!;
  const above = ascending[Math.ceil(position)]!;
  return below + (above - below) * (position - Math.floor(position));
}
