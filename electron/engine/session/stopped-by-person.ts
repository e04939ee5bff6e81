/** What a person's stop makes of the trials that have not ended. */
import type { Trial } from '../../../shared/model.ts';
import type { TrialEnd } from '../../../db/store.ts';

/**
 * The end of such a trial: its epochs count, and one that never trained says so. One that has trained all that it was to train, and
 * whose end the clock had not come to before a pause, is complete.
 */
export function stoppedByPerson({ epochs, epochsDone }: Pick<Trial, 'epochs' | 'epochsDone'>): TrialEnd {
  if (epochsDone >= epochs) return { state: 'completed', failure: null };
  const when = epochsDone === 0 ? 'before its first epoch' : `after epoch ${epochsDone}`;
  return { state: 'stopped', failure: null, stopReason: { text: `Stopped by a person ${when}.` } };
}
