/** Ranks from 1 for the smallest value, in the order of the values; equal values share the mean of their ranks. */
export function ranks(values: readonly number[]): readonly number[] {
  const ascending = values.toSorted((left, right) => left - right);
  const rankOf = new Map<number, number>();
  for (let from = 0; from < ascending.length;) {
    const value = ascending[from]!;
    let to = from;
    while (ascending[to] === value) to++;
    rankOf.set(value, (from + 1 + to) / 2);
    from = to;
  }
  return values.map((value) => rankOf.get(value)!);
}
