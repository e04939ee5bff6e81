/** How long the owner waits for a word of a worker. A worker that was stopped from outside, or hangs, is noticed by it. */
export interface TimeLimits {
  /** From the start of a worker until it is ready. */
  readonly startMs: number;
  /** For an epoch, and for the end of a trial after it, at least. */
  readonly epochMs: number;
  /**
   * Of a worker that has nothing to do: it is asked for a word so long after the last one, and has as long to answer. While it
   * trains it has no turn to answer in, and its epochs are its words.
   */
  readonly leaseMs: number;
}

/** Timers hold no longer wait: about 24 days. */
const MOST_MS = 2 ** 31 - 1;

/** An epoch that takes so many times as long as the longest one so far is none any more. */
const TIMES_THE_LONGEST = 20;

/** @param longestMs the longest epoch of the pool so far */
export function epochLimitMs({ epochMs }: TimeLimits, longestMs: number): number {
  return Math.min(MOST_MS, Math.max(epochMs, TIMES_THE_LONGEST * longestMs));
}

/** "0.5 seconds", "60 seconds", "10 minutes". */
export function limitText(ms: number): string {
  return ms < 120_000 ? `${ms / 1000} seconds` : `${Math.round(ms / 60_000)} minutes`;
}
