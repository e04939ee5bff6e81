import type { JobRun } from './job.ts';
import type { Throttled } from './throttled.ts';

/** A job that runs now. */
export interface Running {
  readonly run: JobRun;
  readonly announcement: Throttled;
  /** How long it has run, earlier runs included. */
  activeMs(): number;
}
