/** Sessions: how they begin, how far they are, and what changes of them. */
import type { SessionProgress } from '../../shared/contract/searches.ts';
import type { ForeignSession } from '../../shared/foreign-session.ts';
import type { Session } from '../../shared/model.ts';
import type { Change } from './change.ts';

export type NewSession = Pick<Session, 'studyId' | 'strategy' | 'stopRule' | 'seed' | 'budget' | 'workers'> &
  /** On this machine, with results as they come and each configuration measured once, where nothing else is said. */
  Partial<Pick<Session, 'on' | 'width' | 'remeasure'>>;

export type SessionChange = Change<
  Session,
  'state' | 'stopped' | 'failure' | 'ended' | 'finishedAt' | 'activeMs' | 'budget' | 'workers' | 'on'
>;

/** How far a session is. */
export interface SessionTotals extends Pick<SessionProgress, 'trials' | 'finished' | 'epochs' | 'incumbent' | 'winner'> {
  /** Trials that measure another one again. */
  readonly repeats: number;
  /** Trials of no bracket: the default configuration, say, or those that a person queued. */
  readonly outsideBrackets: number;
}

export interface SessionStore {
  /** With a job that waits in line. @param parent the job that this one's is a part of */
  createSession(session: NewSession, parent?: number | null): Session;
  /** Writes a session that another program searched, with all its trials, at the times that it recorded. @throws TrialdeckError not-found */
  addForeignSession(studyId: number, session: ForeignSession): Session;
  session(sessionId: number): Session;
  sessions(studyId: number): readonly Session[];
  /** Names the session wherever it lies beside other databases; no session has that of another one. */
  sessionUid(sessionId: number): string;
  sessionTotals(sessionId: number): SessionTotals;
  /** Null where the session has not measured its leading configurations again. */
  winner(sessionId: number): SessionProgress['winner'];
  /** A change that ends the running is on disk when the call returns, even if the power goes. */
  changeSession(sessionId: number, change: SessionChange): void;
}
