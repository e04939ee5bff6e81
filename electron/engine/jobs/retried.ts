/** Work that the machine may refuse is tried until it takes it: nobody hears of a disk that has room again. */
import type { Clock } from '../../../shared/clock.ts';
import { faultOf } from '../fault.ts';

export interface Retried {
  /** Tries at once. */
  now(): void;
  /** Tries in a while, where nothing is to be tried yet. */
  later(): void;
  end(): void;
}

export const TRY_AGAIN_AFTER_MS = 5_000;

/** @param onError called with what was thrown; of what the machine refuses the first time only, until the work is done */
export function retried(clock: Clock, work: () => void, onError: (error: unknown) => void): Retried {
  let callOff: (() => void) | null = null;
  const later = (): void => {
    callOff ??= clock.after(TRY_AGAIN_AFTER_MS, now);
  };
  const now = (): void => {
    const isKnown = callOff !== null;
    callOff?.();
    callOff = null;
    try {
      work();
    } catch (error) {
      const isMachines = faultOf(error) === 'machine';
      if (isMachines) later();
      if (!isMachines || !isKnown) onError(error);
    }
  };
  return { now, later, end: () => callOff?.() };
}
