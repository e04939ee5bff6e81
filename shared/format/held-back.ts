/** How many trials are trained and wait for the clock of their search: "2 wait for their turn"; nothing for none. */
export function heldBackText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '1 waits for its turn' : `${count} wait for their turn`;
}
