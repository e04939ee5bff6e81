import type { PartitionName } from '../../../shared/model.ts';

/**
 * What each partition is for in a training. An epoch calls its values by these roles: `stop` is what the deciding partition
 * measured, `select` what gives the value, `confirm` what is only recorded.
 */
export interface Roles {
  /** Whose rows train. */
  readonly trains: readonly PartitionName[];
  /** Decides how long a trial trains. */
  readonly decides: PartitionName;
  /** Gives the trial's value. */
  readonly values: PartitionName;
  /** Measured at every epoch and read by no search; null where nothing is. */
  readonly records: PartitionName | null;
}
