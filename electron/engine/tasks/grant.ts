/** What workers of a task are given leave to, whichever pool starts them. */
import type { NamedFile } from '../named-file.ts';

export interface TaskGrant {
  /** What trials are. */
  readonly kind: string;
  /** Whether workers are kept to the files that they are given and start no process. */
  readonly confined: boolean;
  /** The one file that trials train on; null where the task has no data. */
  readonly data: NamedFile | null;
  /** How long workers may take, where the task knows better than the pool. */
  readonly limits: { readonly epochMs?: number };
}
