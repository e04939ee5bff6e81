/** Keeps what is counted of the rows of trials up to date, session by session, beside the engine's loop. */
import type { CountedTrials } from '../../../shared/counted-trials.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { BackendHost, EventListener } from '../backend-host.ts';
import { rowsAsked } from './asked.ts';
import { countWithoutRows, type RowsAsked, type ToCount } from './count-rows.ts';

/** Sent to the thread at once: 150 kB of 6,000 rows. */
const BATCH = 200;

export interface Counting {
  /** To be called when a trial of the session has ended. */
  count(sessionId: number): void;
  /** Settles when all results that there are have been counted. */
  settled(): Promise<void>;
  /** Nothing is written or announced afterwards. */
  close(): void;
}

/** Begins with what is not counted yet. */
export function createCounting(host: Pick<BackendHost, 'store' | 'partitions' | 'thinking'>, announce: EventListener): Counting {
  const { store, partitions, thinking } = host;
  const waiting = new Set<number>(store.readOnly ? [] : store.sessionsToCount());
  let working: Promise<void> | null = null;
  const warned = new Set<number>();
  let closed = false;
  let last: { readonly studyId: number; readonly asked: RowsAsked | null } | null = null;

  const askedOf = (studyId: number): RowsAsked | null => {
    if (last?.studyId !== studyId) last = { studyId, asked: rowsAsked(store.study(studyId), partitions) };
    return last.asked;
  };

  /** Trials without rows need no thread: those of former versions, and those that failed. */
  const countedWith = async (question: ToCount, asked: RowsAsked, studyId: number): Promise<CountedTrials> =>
    question.trials.every(({ results }) => results === null)
      ? countWithoutRows(question)
      : thinking.think('counting', question, { key: `rows of study ${studyId}`, about: asked, items: [] });

  /** The next results of the session. @returns whether there were any */
  const countNext = async (sessionId: number): Promise<boolean> => {
    const { studyId } = store.session(sessionId);
    const asked = askedOf(studyId);
    if (asked === null) return false;
    const counted = store.countedTrials(sessionId);
    const trials = store.trialsToCount(sessionId, counted?.sequence ?? 0, BATCH);
    if (trials.length === 0) return false;
    const next = await countedWith({ counted, trials }, asked, studyId);
    if (closed) return false;
    store.keepCountedTrials(sessionId, next);
    announce('counted', { studyId });
    return true;
  };

  /** Once for each session: what cannot be counted now cannot be after the next trial either. */
  const warn = (sessionId: number, error: unknown): void => {
    if (!(error instanceof TrialdeckError)) throw error;
    // Its study was deleted meanwhile.
    if (error.code === 'not-found' || warned.has(sessionId)) return;
    warned.add(sessionId);
    const { jobId, studyId, number } = store.session(sessionId);
    const text = `The rows of session ${number} could not be counted. ${error.message}`;
    announce('notice', { level: 'warning', text, jobId, studyId });
  };

  const work = async (): Promise<void> => {
    for (const sessionId of waiting) {
      waiting.delete(sessionId);
      try {
        if (!closed && (await countNext(sessionId))) waiting.add(sessionId);
      } catch (error) {
        if (!closed) warn(sessionId, error);
      }
    }
    working = null;
  };
  const begin = (): void => {
    if (!store.readOnly && !closed) working ??= Promise.resolve().then(work);
  };

  begin();
  return {
    count: (sessionId) => {
      waiting.add(sessionId);
      begin();
    },
    settled: async () => {
      while (working !== null) await working;
    },
    close: () => {
      closed = true;
      waiting.clear();
    },
  };
}
