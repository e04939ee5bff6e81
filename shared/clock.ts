/** The one source of time, handed to whatever needs it. */
export interface Clock {
  /** Date and time in ISO 8601, UTC. */
  now(): string;
  /** Milliseconds from any beginning, never backwards: for durations. */
  ms(): number;
}
