/** What the failed trials of a session mean for it, in sentences. Pure. */
import { countText, countedText } from '../../../shared/format/count.ts';
import type { Trial } from '../../../shared/model.ts';

/** Why nothing was found where every trial failed; null where one did not, or none was trained. */
export function failureOfAll(trials: readonly Trial[]): string | null {
  const failed = trials.filter(hasFailed);
  const last = failed.at(-1);
  if (last === undefined || failed.length < trials.length) return null;
  return failed.length === 1 ? `The only trial failed: ${last.failure}` : `All ${failed.length} trials failed: ${last.failure}`;
}

/** How many failed, and why the last of them did; null where none failed. */
export function failuresAmong(trials: readonly Trial[]): string | null {
  const failed = trials.filter(hasFailed);
  const last = failed.at(-1);
  if (last === undefined) return null;
  const which = failed.length === 1 ? `Trial ${last.number}` : `The last, trial ${last.number}`;
  return `${countText(failed.length)} of ${countedText(trials.length, 'trial')} failed. ${which}: ${last.failure}`;
}

function hasFailed({ state }: Trial): boolean {
  return state === 'failed';
}
