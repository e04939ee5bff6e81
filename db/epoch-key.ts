/**
 * The key of an epoch, in SQL: its trial and its number in one, so that the epochs of a trial are a range of keys. The columns
 * `trial_id` and `epoch` follow from it: they say of what is found which epoch it is, and no index finds anything by them.
 */
const BITS = 20;

/** The largest number of an epoch that its key holds. */
export const LAST_EPOCH = 2 ** BITS - 1;

export function epochKey(trialId: string, epoch: string): string {
  return `(${trialId} << ${BITS}) + ${epoch}`;
}

/** Whether a row of `epochs` is of the trial. */
export function ofTrial(trialId: string): string {
  return `epochs.id BETWEEN ${epochKey(trialId, '1')} AND ${epochKey(trialId, String(LAST_EPOCH))}`;
}

/** The key of the same epoch of a trial whose id is larger by so much. */
export function keyMovedBy(trials: number): string {
  return `epochs.id + ${epochKey(String(trials), '0')}`;
}
