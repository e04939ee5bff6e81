/** Smallest and largest of the numbers; of none, Infinity and -Infinity. */
export function extent(numbers: ArrayLike<number>): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at]!;
    if (number < low) low = number;
    if (number > high) high = number;
  }
  return [low, high];
}
