/** The one source of time, handed to whatever needs it. */
export interface Clock {
  /** Date and time in ISO 8601, UTC. */
  now(): string;
  /** Milliseconds from any beginning, never backwards: for durations. */
  ms(): number;
  /** Does the work once, when so many milliseconds have passed. Waiting keeps no process alive. @returns what calls it off */
  after(waitMs: number, work: () => void): () => void;
}

/** Does the work again and again, with so many milliseconds in between. @returns what ends it */
export function every(clock: Clock, intervalMs: number, work: () => void): () => void {
  let callOff = (): void => {};
  const wait = (): void => {
    callOff = clock.after(intervalMs, () => {
      wait();
      work();
    });
  };
  wait();
  return () => callOff();
}

/** Settles when so many milliseconds have passed. */
export function passed(clock: Clock, waitMs: number): Promise<void> {
  return new Promise((resolve) => void clock.after(waitMs, resolve));
}
