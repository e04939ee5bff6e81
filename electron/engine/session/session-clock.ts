/** The clock of a session, brought to where the session is: virtual where it has a width, else results count as they come. */
import type { Session, Trial } from '../../../shared/model.ts';
import { asTheyCome } from '../search/clock/as-they-come.ts';
import type { Clock, Progress, TrialOnClock } from '../search/clock/clock.ts';
import { followRecord, inheritedEpochs, ownLength } from '../search/clock/follow-record.ts';
import { virtualClock } from '../search/clock/virtual-clock.ts';
import type { Cost } from '../tasks/cost.ts';
import type { News } from './news.ts';
import type { SessionTrials } from './session-trials.ts';

export interface SessionClock extends Pick<Clock, 'isFree' | 'next'> {
  added(trial: Trial): void;
  ended(trial: Trial): void;
}

/** @param isIdle whether a real worker has nothing to do and no trial waits for one */
export function sessionClock(
  { width }: Pick<Session, 'width'>,
  cost: Cost,
  trials: SessionTrials,
  news: News,
  isIdle: () => boolean,
): SessionClock {
  const progressOf = (ordinal: number): Progress => {
    const trial = trials.withOrdinal(ordinal);
    const counted = trial.epochsDone - inheritedEpochs(trial, trials.all);
    return { counted, trained: counted + news.epochs(ordinal).length, ended: news.endOf(ordinal) !== null };
  };
  const onClock = (trial: Trial): TrialOnClock => ({
    ordinal: trial.ordinal,
    epochCost: cost.epochSeconds(trial.params),
    epochs: trial.epochs - inheritedEpochs(trial, trials.all),
  });
  const clock = width === null ? asTheyCome({ news: news.ordinals, progressOf, isIdle }) : virtualClock(width, progressOf);
  followRecord(clock, trials.all, onClock);
  return {
    isFree: clock.isFree,
    next: clock.next,
    added: (trial) => clock.add(onClock(trial)),
    ended: (trial) => clock.end(trial.ordinal, ownLength(trial, trials.all)),
  };
}
