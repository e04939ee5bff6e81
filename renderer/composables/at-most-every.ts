/**
 * Acts at the first call at once, and then at most once in so many milliseconds: calls in between count as one, which is acted
 * on when the time is over.
 */
export function atMostEvery(ms: number, act: () => void): () => void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let called = false;
  const rest = (): void => {
    resting = setTimeout(() => {
      resting = undefined;
      if (!called) return;
      called = false;
      act();
      rest();
    }, ms);
  };
  return () => {
    if (resting !== undefined) called = true;
    else {
      act();
      rest();
    }
  };
}
