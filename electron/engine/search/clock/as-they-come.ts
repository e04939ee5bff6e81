/** Without a width: what is told counts at once, and a trial is asked for as soon as somebody has nothing to do. */
import type { Clock, Progress } from './clock.ts';

export interface Arrivals {
  /** Ordinals of the trials of which something is not counted yet, in the order in which it was told. */
  news(): Iterable<number>;
  progressOf(ordinal: number): Progress;
  /** Whether a real worker has nothing to do and no trial waits for one. */
  isIdle(): boolean;
}

export function asTheyCome({ news, progressOf, isIdle }: Arrivals): Clock {
  const next: Clock['next'] = () => {
    for (const ordinal of news()) {
      const { counted, trained, ended } = progressOf(ordinal);
      return { ordinal, epoch: trained > counted, ends: ended && trained - counted <= 1 };
    }
    return null;
  };
  return { add: () => {}, end: () => {}, isFree: () => next() === null && isIdle(), next };
}
