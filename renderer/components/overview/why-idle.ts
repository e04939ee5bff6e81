import type { SessionProgress } from '../../../shared/contract/searches.ts';

/** Why a worker of a search waits for a trial; null where none does. @param leaving whether the search is being paused or stopped */
export function whyIdle(
  { workers, trials, expected, heldBack }: Pick<SessionProgress, 'workers' | 'trials' | 'expected' | 'heldBack'>,
  leaving: boolean,
): string | null {
  if (!workers.some(({ doing }) => doing === 'idle')) return null;
  if (leaving) return 'The search is being interrupted: no further trial begins.';
  const isTraining = workers.some(({ doing }) => doing === 'training');
  if (expected !== null && trials >= expected)
    return isTraining ? LAST_ONES : 'No trial is left to begin: the last results are being counted.';
  if (!isTraining) return 'The strategy is thinking about the next trial.';
  return heldBack.length > 0 ? FOR_ITS_TURN : 'The next trial depends on what is in training, or is being thought about.';
}

const LAST_ONES = 'No trial is left to begin: the last ones are in training.';
const FOR_ITS_TURN =
  'Results count in the order of the search’s clock, whatever the workers: the next trial waits for one in training that comes first.';
