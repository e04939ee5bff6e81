/** Work that is wanted more often than it need be done. */
export interface Throttled {
  /** At most once in the interval, and always a last time. */
  soon(): void;
  /** At once, in place of what was to come. */
  now(): void;
  /** Nothing is done any more, what was to come included. */
  end(): void;
}

export function throttled(work: () => void, intervalMs: number): Throttled {
  let timer: NodeJS.Timeout | undefined;
  let last = -Infinity;
  let ended = false;
  const stopWaiting = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const now = (): void => {
    stopWaiting();
    if (ended) return;
    last = performance.now();
    work();
  };
  const soon = (): void => {
    if (ended || timer !== undefined) return;
    const wait = last + intervalMs - performance.now();
    if (wait <= 0) now();
    else timer = setTimeout(now, wait);
  };
  const end = (): void => {
    ended = true;
    stopWaiting();
  };
  return { soon, now, end };
}
