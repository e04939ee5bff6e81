/** The trials of a session as they are on record and in memory: what is written here is known, and told, at once. */
import type { Environment, Epoch, Trial } from '../../../shared/model.ts';
import { DifferentEpoch } from '../../../db/different-epoch.ts';
import type { Store } from '../../../db/store.ts';
import type { Replacement } from '../../../db/store/searches.ts';
import type { HeldEnd, NewTrial, ToldEpoch, TrialEnd, WithEpoch } from '../../../db/store/trials.ts';
import type { SearchListener } from './search-run.ts';
import type { SessionTrials } from './session-trials.ts';

const WHAT_REMAINS = 'Its recorded epochs are safe, and it ends with them; run its configuration again as a new trial.';

export interface SessionRecord {
  add(trial: NewTrial): Trial;
  /** With the changes that were made to it elsewhere. */
  refresh(trialId: number): Trial;
  /** Takes in the trials that others have added. */
  readAdded(): readonly Trial[];
  /** Gives its trials back to the queue that no worker has any more. */
  requeue(trialId: number, lostWorker: boolean): void;
  /** Null, or why the epoch is another one than is recorded: nothing is changed then. */
  epoch(trialId: number, epoch: Epoch, also: WithEpoch): string | null;
  /** Keeps an epoch that does not count yet. Null, or why it is another one than was kept. */
  holdEpoch(trialId: number, told: ToldEpoch): string | null;
  /** Keeps an end that does not count yet. */
  holdEnd(trialId: number, end: HeldEnd): void;
  finish(trialId: number, end: TrialEnd): Trial;
  /** Ends it as a failed one and queues another in its place, which is among those that are read next. */
  replace(trialId: number, replacement: Replacement): Trial;
  /** What the trial's epochs were trained on, its parent's among them; null where it has none. */
  beganOn(trial: Trial): Environment | null;
}

/** @param whyDiffering why an epoch that is trained again may come out differently, in sentences */
export function sessionRecord(
  store: Store,
  sessionId: number,
  trials: SessionTrials,
  listener: SearchListener,
  whyDiffering: string,
): SessionRecord {
  const put = (trial: Trial): Trial => {
    trials.put(trial);
    return trial;
  };
  const refresh = (trialId: number): Trial => put(store.trial(trialId));
  const whyDifferent = (write: () => void): string | null => {
    try {
      write();
      return null;
    } catch (error) {
      if (!(error instanceof DifferentEpoch)) throw error;
      return `${error.message} ${whyDiffering} ${WHAT_REMAINS}`;
    }
  };
  return {
    add: (trial) => put(store.addTrial(trial)),
    refresh,
    readAdded: () => store.trialsOf(sessionId, trials.all.length).map(put),
    requeue: (trialId, lostWorker) => {
      store.requeueTrial(trialId, lostWorker);
      listener.onTrial(refresh(trialId));
    },
    epoch: (trialId, epoch, also) => whyDifferent(() => store.recordEpoch(trialId, epoch, also)),
    holdEpoch: (trialId, told) => whyDifferent(() => store.holdEpoch(trialId, told)),
    holdEnd: store.holdEnd,
    finish: (trialId, end) => put(store.finishTrial(trialId, end)),
    replace: (trialId, replacement) => put(store.replaceTrial(trialId, replacement)),
    beganOn: ({ id, parent, epochsDone }) =>
      epochsDone === 0
        ? null
        : (store.environment(id) ?? (parent === null ? null : store.environment(trials.withOrdinal(parent).id))),
  };
}
