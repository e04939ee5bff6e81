/** Keeps the checkpoints of a session that are still needed. It decides nothing: where it fails, that is said, and the search goes on. */
import type { CheckpointFiles } from '../checkpoint-files.ts';
import { sentenceOf } from '../fault.ts';
import type { SessionTrials } from './session-trials.ts';

export interface SessionCheckpoints {
  /** To be called while no worker of the session runs. @param mayBePromoted whether any trial may still be continued */
  sweep(mayBePromoted: boolean): void;
  /** After a trial's end, in a session that continues none. */
  keepBest(ended: number): void;
  /** That of one trial, which is further than the trial. */
  discard(ordinal: number): void;
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
  return {
    sweep: (mayBePromoted) => {
      const needed = new Set([...trials.unfinished(), ...trials.best()].map(({ ordinal }) => ordinal));
      tidily(() => files.sweep((ordinal) => mayBePromoted || needed.has(ordinal)));
    },
    keepBest: (ended) => {
      const best = trials.best().map(({ ordinal }) => ordinal);
      tidily(() => files.keepBest(ended, best));
    },
    discard: (ordinal) => tidily(() => files.remove(ordinal)),
  };
}
