/** Keeps the checkpoints of a session that are still needed. It decides nothing: where it fails, that is said, and the search goes on. */
import type { Trial } from '../../../shared/model.ts';
import type { CheckpointFiles } from '../checkpoint-files.ts';
import { sentenceOf } from '../fault.ts';
import type { SessionTrials } from './session-trials.ts';
import { goesOnFrom } from './trial-work.ts';

export interface SessionCheckpoints {
  /** To be called while no worker of the session runs. @param mayBePromoted whether any trial may still be continued */
  sweep(mayBePromoted: boolean): void;
  /** After a trial's end, in a session that continues none. */
  keepBest(ended: number): void;
  /** That of one trial, which is further than the trial. */
  discard(ordinal: number): void;
  /**
   * The state that the trial was to go on from, which is damaged. Answers in words where the trial goes on from now; null where the
   * same has befallen it before, so that it would again.
   */
  discardDamaged(trial: Trial): string | null;
}

export function sessionCheckpoints(
  files: CheckpointFiles,
  trials: SessionTrials,
  onNotice: (text: string) => void,
): SessionCheckpoints {
  const tidily = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      onNotice(`Old checkpoints could not be removed: ${sentenceOf(error)}`);
    }
  };
  const discard = (ordinal: number): void => tidily(() => files.remove(ordinal));
  /** Trials, and whose state was damaged. */
  const damaged = new Set<string>();
  return {
    sweep: (mayBePromoted) => {
      const needed = new Set([...trials.unfinished(), ...trials.best()].map(({ ordinal }) => ordinal));
      tidily(() => files.sweep((ordinal) => mayBePromoted || needed.has(ordinal)));
    },
    keepBest: (ended) => {
      const best = trials.best().map(({ ordinal }) => ordinal);
      tidily(() => files.keepBest(ended, best));
    },
    discard,
    discardDamaged: (trial) => {
      const from = goesOnFrom(trial, files);
      const known = `${trial.ordinal} from ${from}`;
      if (damaged.has(known)) return null;
      damaged.add(known);
      if (from !== null) discard(from);
      const now = goesOnFrom(trial, files);
      return now === null ? 'from its start' : `from the state of trial ${trials.withOrdinal(now).number}`;
    },
  };
}
