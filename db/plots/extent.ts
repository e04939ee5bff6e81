/** Smallest and largest of the numbers; of none, Infinity and -Infinity. */
export function extent(numbers: Iterable<number>): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const number of numbers) {
    if (number < low) low = number;
    if (number > high) high = number;
  }
  return [low, high];
}
