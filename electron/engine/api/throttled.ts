/** Work that is wanted more often than it need be done. */
export interface Throttled {
  /** At most once in the interval, and always a last time. */
  soon(): void;
  /** At once, in place of what was to come. */
  now(): void;
}

export function throttled(work: () => void, intervalMs: number): Throttled {
  let timer: NodeJS.Timeout | null = null;
  let last = -Infinity;
  const now = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    last = performance.now();
    work();
  };
  const soon = (): void => {
    if (timer !== null) return;
    const wait = last + intervalMs - performance.now();
    if (wait <= 0) now();
    else timer = setTimeout(now, wait);
  };
  return { soon, now };
}
