import type { Clock } from '../../shared/clock.ts';

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  ms: () => performance.now(),
};
