/** The machine's own time, in Node and in a browser alike. Nothing else asks the machine for it. */
import type { Clock } from './clock.ts';

declare const performance: { now(): number };
declare function setTimeout(work: () => void, ms: number): Timer;
declare function clearTimeout(timer: Timer): void;
/** In a browser timers are numbers, and hold nothing open. */
type Timer = number | { unref(): void };

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  ms: () => performance.now(),
  after: (waitMs, work) => {
    const timer = setTimeout(work, waitMs);
    if (typeof timer === 'object') timer.unref();
    return () => clearTimeout(timer);
  },
};
