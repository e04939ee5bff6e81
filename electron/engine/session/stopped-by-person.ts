/** What a person's stop makes of the trials that have not ended. */
import type { TrialEnd } from '../../../db/store/trials.ts';
import type { HowFar, TaskKind } from '../tasks/task.ts';

/**
 * The end of such a trial: its epochs count, and one that never trained says so. One that had trained to its end, which the clock had
 * not come to before a pause, is complete.
 */
export function stoppedByPerson(trial: HowFar, { hasTrained }: Pick<TaskKind, 'hasTrained'>): TrialEnd {
  if (hasTrained(trial)) return { state: 'completed', failure: null };
  const when = trial.epochsDone === 0 ? 'before its first epoch' : `after epoch ${trial.epochsDone}`;
  return { state: 'stopped', failure: null, stopReason: { text: `Stopped by a person ${when}.` } };
}
