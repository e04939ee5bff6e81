/** How a run ends: once, whatever is thrown in it, and never with a session that still seems to run. */
import type { Session } from '../../../shared/model.ts';
import { faultOf, reasonOf, sentenceOf } from '../fault.ts';

export type EndState = 'paused' | 'finished' | 'failed';

export interface RunEnd {
  /** Settles with what the session has become; never rejected. */
  readonly ended: Promise<Session>;
  isOver(): boolean;
  /** The first call counts. */
  end(state: EndState, failure: string | null): void;
  /** The work, done only while the run is not over. What it throws ends the run: a fault of the machine pauses it. */
  guarded<Args extends unknown[]>(work: (...args: Args) => void): (...args: Args) => void;
}

export interface RunToEnd {
  /** Ends the workers. */
  close(): void;
  /** Writes what the session and its trials have become. */
  conclude(state: EndState, failure: string | null): Session;
  /** The session as it would be, where that cannot be written. */
  unwritten(state: EndState, failure: string | null): Session;
  /** Called with every error that ended the run, in a sentence. */
  onError(text: string): void;
  onEnded(session: Session): void;
}

export function createRunEnd({ close, conclude, unwritten, onError, onEnded }: RunToEnd): RunEnd {
  const settle = Promise.withResolvers<Session>();
  let over = false;

  const concludeAfter = (error: unknown): Session => {
    const fault = faultOf(error);
    const state = fault === 'machine' ? 'paused' : 'failed';
    const failure = fault === 'bug' ? `A mistake in Trialdeck ended the search: ${sentenceOf(error)}` : reasonOf(error);
    onError(failure);
    try {
      return conclude(state, failure);
    } catch {
      return unwritten(state, failure);
    }
  };

  const endWith = (work: () => Session): void => {
    if (over) return;
    over = true;
    close();
    let session: Session;
    try {
      session = work();
    } catch (error) {
      session = concludeAfter(error);
    }
    settle.resolve(session);
    onEnded(session);
  };

  return {
    ended: settle.promise,
    isOver: () => over,
    end: (state, failure) => endWith(() => conclude(state, failure)),
    guarded:
      (work) =>
      (...args) => {
        if (over) return;
        try {
          work(...args);
        } catch (error) {
          endWith(() => concludeAfter(error));
        }
      },
  };
}
