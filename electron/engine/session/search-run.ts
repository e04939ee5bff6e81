/** What a session needs to be run, and what can be asked of it while it runs. */
import type { Clock } from '../../../shared/clock.ts';
import type { WorkerStatus } from '../../../shared/contract/searches.ts';
import type { Environment, Epoch, Session, Trial } from '../../../shared/model.ts';
import type { Store } from '../../../db/store.ts';
import type { OpenPool } from '../pool/pool.ts';
import type { NamedFile } from '../named-file.ts';
import type { Thinking } from '../thinking/thinking.ts';
import type { SessionTrials } from './session-trials.ts';

export interface SearchSetting {
  readonly store: Store;
  readonly sessionId: number;
  /** Where its trials are trained. */
  readonly openPool: OpenPool;
  readonly thinking: Thinking;
  readonly data: NamedFile | null;
  /** Folder of all checkpoints; the session has one of its own in it. */
  readonly checkpoints: string;
  readonly environment: Omit<Environment, 'engine' | 'tensorflow'>;
  readonly clock: Clock;
}

export interface SearchListener {
  onSession(): void;
  onTrial(trial: Trial): void;
  onEpoch(trial: Trial, epoch: Epoch): void;
  onNotice(text: string, level: 'warning' | 'error'): void;
}

export interface SearchRun {
  /**
   * Settles when nothing trains any more, whatever ended it: a fault of the machine is a paused session with its reason, a
   * mistake of ours a failed one. Where not even that could be written, the session is so in this answer alone.
   */
  readonly ended: Promise<Session>;
  /** Asks no more and stops each running trial after its epoch; they go on when the session is resumed. */
  pause(): void;
  /** Asks no more, and ends each running trial after its epoch: the session is finished. */
  stop(): void;
  /** Ends the workers at once. No finished epoch is lost. */
  abandon(): void;
  /** To be called after the session's budget has grown or trials were queued in it. */
  sessionChanged(): void;
  /** To be called after the session's number of workers has changed. */
  resize(workers: number): void;
  activeMs(): number;
  workers(): readonly WorkerStatus[];
  /** Ids of the trials whose end is known, and counts when the clock comes to it. */
  heldBack(): readonly number[];
  workerPids(): readonly number[];
  trials(): SessionTrials;
}
