/** Keeps what is counted of the rows of trials up to date, of each study and each session, beside the engine's loop. */
import type { CountedScope, CountedTrials, NewlyCounted } from '../../../shared/counted-trials.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { BackendHost, EventListener } from '../backend-host.ts';
import { rowsAsked } from './asked.ts';
import { countWithoutRows, type RowsAsked, type ToCount } from './count-rows.ts';

/** Read and sent to the thread at once, each with the other runs of its configuration: 40 kB of 6,000 rows and more. */
const BATCH = 50;
/** So many configurations are offered again at once. */
const OFFERED = 50;

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
  const waiting = new Map<string, CountedScope>();
  const add = (scope: CountedScope): unknown => waiting.set(`${scope.of} ${scope.id}`, scope);
  if (!store.readOnly) store.scopesToCount().forEach(add);
  let working: Promise<void> | null = null;
  const warned = new Set<number>();
  let closed = false;
  let last: { readonly studyId: number; readonly asked: RowsAsked | null } | null = null;

  const askedOf = (studyId: number): RowsAsked | null => {
    if (last?.studyId !== studyId) last = { studyId, asked: rowsAsked(store.study(studyId), partitions) };
    return last.asked;
  };

  const kept = (asked: RowsAsked, studyId: number) => ({ key: `rows of study ${studyId}`, about: asked, items: [] });

  /** Trials without rows need no thread: those of former versions, and those that failed. */
  const countedWith = async (question: ToCount, asked: RowsAsked, studyId: number): Promise<NewlyCounted> =>
    question.trials.every(({ configuration }) => configuration === null)
      ? countWithoutRows(question)
      : thinking.think('counting', question, kept(asked, studyId));

  /** All configurations that may have what a winner's further run has given up. */
  const offered = async (scope: CountedScope, { counted, reach }: NewlyCounted, asked: RowsAsked, studyId: number) => {
    if (reach === null) return counted;
    const numbers = store.configurationsInReach(scope, counted.upTo, reach);
    let so: CountedTrials = counted;
    for (let at = 0; at < numbers.length && !closed; at += OFFERED) {
      const some = numbers.slice(at, at + OFFERED);
      const configurations = some.flatMap((number) => store.configurationRuns(scope, counted.upTo, number) ?? []);
      so = await thinking.think('offering', { counted: so, configurations }, kept(asked, studyId));
    }
    return so;
  };

  /** The next results of the study or session. @returns whether there were any */
  const countNext = async (scope: CountedScope): Promise<boolean> => {
    const studyId = scope.of === 'study' ? scope.id : store.session(scope.id).studyId;
    const asked = askedOf(studyId);
    if (asked === null) return false;
    const counted = store.countedTrials(scope);
    const trials = store.trialsToCount(scope, counted?.upTo ?? 0, BATCH);
    if (trials.length === 0) return false;
    const next = await offered(scope, await countedWith({ counted, trials }, asked, studyId), asked, studyId);
    if (closed) return false;
    store.keepCountedTrials(scope, next);
    if (scope.of === 'study') announce('counted', { studyId });
    return true;
  };

  /** Once for each session, whose study fails alike: what cannot be counted now cannot be after the next trial either. */
  const warn = ({ of, id }: CountedScope, error: unknown): void => {
    if (!(error instanceof TrialdeckError)) throw error;
    // Its study was deleted meanwhile.
    if (of === 'study' || error.code === 'not-found' || warned.has(id)) return;
    warned.add(id);
    const { jobId, studyId, number } = store.session(id);
    const text = `The rows of session ${number} could not be counted. ${error.message}`;
    announce('notice', { level: 'warning', text, jobId, studyId });
  };

  const work = async (): Promise<void> => {
    for (const [key, scope] of waiting) {
      waiting.delete(key);
      try {
        if (!closed && (await countNext(scope))) add(scope);
      } catch (error) {
        if (!closed) warn(scope, error);
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
      add({ of: 'session', id: sessionId });
      add({ of: 'study', id: store.session(sessionId).studyId });
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
