/** What is written of a session together with its trials. */
import type { Session, Trial } from '../../shared/model.ts';
import type { RunPlace } from './experiments.ts';
import type { NewSession, SessionChange } from './sessions.ts';
import type { NewStudy } from './studies.ts';
import type { NewTrial } from './trials.ts';

/** A failed trial whose configuration is trained again, as another trial. */
export interface Replacement {
  readonly trial: NewTrial;
  /** Of the session: room for the trial. */
  readonly change: SessionChange;
  /** What has failed, in sentences. @param number of the other trial */
  failure(number: number): string;
  /** As of a TrialEnd. */
  readonly at?: string | undefined;
}

/** A session with what it begins with. */
export interface NewSearch {
  /** A new one, or the id of one that is there. */
  readonly study: NewStudy | number;
  readonly session: Omit<NewSession, 'studyId'>;
  /** Queued in this order. */
  readonly trials: readonly Omit<NewTrial, 'sessionId'>[];
  /** The run of an experiment that the session is. */
  readonly run: (RunPlace & { readonly experimentId: number }) | null;
}

export interface SearchStore {
  /**
   * Writes study, session, queued trials and the run of the experiment together.
   * @param prepare makes what the session needs beside the database; where it throws, nothing is written
   */
  createSearch(search: NewSearch, prepare: (session: Session) => void): Session;
  /** As `addTrial`, with a change of its session. */
  queueTrial(trial: NewTrial, change: SessionChange): Trial;
  /** Ends the trial as a failed one and queues the other, as a whole or not at all. Returns the one that has failed. */
  replaceTrial(trialId: number, replacement: Replacement): Trial;
}
