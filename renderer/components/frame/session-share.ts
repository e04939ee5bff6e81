import type { SessionProgress } from '../../../shared/contract/searches.ts';
import { countText, countedText } from '../../../shared/format/count.ts';

/** How much of a session's budget is spent, 0 to 1, by the limit that is nearest. */
export function sessionShare(progress: SessionProgress): number {
  const { trials, epochs, seconds } = progress.session.budget;
  const shares = [
    trials === undefined ? 0 : progress.finished / trials,
    epochs === undefined ? 0 : progress.epochs / epochs,
    seconds === undefined ? 0 : progress.elapsedMs / (1000 * seconds),
  ];
  return progress.session.state === 'finished' ? 1 : Math.min(1, Math.max(...shares));
}

/** "73 of 120 trials", or "73 trials" where their number is not limited. */
export function trialsDone({ finished, session }: SessionProgress): string {
  const limit = session.budget.trials;
  return limit === undefined ? countedText(finished, 'trial') : `${countText(finished)} of ${countedText(limit, 'trial')}`;
}
