import type { Throttled } from '../../../shared/throttled.ts';
import type { JobRun } from './job.ts';

/** A job that runs now. */
export interface Running {
  readonly run: JobRun;
  readonly announcement: Throttled;
  /** How long it has run, earlier runs included. */
  activeMs(): number;
}
