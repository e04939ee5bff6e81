import type { Clock } from './clock.ts';

/** Work that is wanted more often than it need be done. */
export interface Throttled {
  /** At most once in the interval, and always a last time. */
  soon(): void;
  /** At once, in place of what was to come. */
  now(): void;
  /** Nothing is done any more, what was to come included. */
  end(): void;
}

export function throttled(clock: Clock, intervalMs: number, work: () => void): Throttled {
  let callOff: (() => void) | null = null;
  let last = -Infinity;
  let ended = false;
  const stopWaiting = (): void => {
    callOff?.();
    callOff = null;
  };
  const now = (): void => {
    stopWaiting();
    if (ended) return;
    last = clock.ms();
    work();
  };
  const soon = (): void => {
    if (ended || callOff !== null) return;
    const waitMs = last + intervalMs - clock.ms();
    if (waitMs <= 0) now();
    else callOff = clock.after(waitMs, now);
  };
  const end = (): void => {
    ended = true;
    stopWaiting();
  };
  return { soon, now, end };
}
