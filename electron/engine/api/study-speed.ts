/** How long trials of a study take, from those that have ended. */
import { quantile } from '../../../shared/statistics/quantile.ts';
import type { Store } from '../../../db/store.ts';
import type { Speed } from './estimate.ts';

const TRIALS_READ = 200;
const GUESS: Speed = {
  factor: 1,
  low: 0.1,
  high: 10,
  startSeconds: 1,
  basis: 'a guess of a second for each epoch, as no trial of the study has ended yet',
};

export function studySpeed(store: Store, studyId: number | undefined): Speed {
  if (studyId === undefined) return GUESS;
  const { rows } = store.trialPage({
    studyId,
    filter: { states: ['completed'] },
    sort: { column: 'finishedAt', descending: true },
    limit: TRIALS_READ,
  });
  const seconds = rows.flatMap(({ durationMs, epochsDone }) => (epochsDone > 0 ? [durationMs / 1000 / epochsDone] : []));
  const factor = seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
  if (!(factor > 0)) return GUESS;
  return {
    factor,
    low: Math.min(1, quantile(seconds, 0.1) / factor),
    high: Math.max(1, quantile(seconds, 0.9) / factor),
    startSeconds: GUESS.startSeconds,
    basis: `the pace of ${seconds.length} trials of this study`,
  };
}
