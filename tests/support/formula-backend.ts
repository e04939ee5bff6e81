/** A backend whose answers are formulas of its arguments, so that a transport's test can say what must come out. */
import { setTimeout as wait } from 'node:timers/promises';
import type { BackendApi, Reply } from '../../shared/contract/api.ts';
import { METHODS } from '../../shared/contract/calls.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import type { Announce, Subscribe } from '../../shared/wire.ts';
import { dispatch } from '../../electron/engine/dispatch.ts';

/** Characters that a careless transport breaks: ends of lines of all kinds, a character outside the first plane. */
export const DIFFICULT_TEXT = 'a\nb\r\nc\u2028d\u2029e\u0000f "g" \\ h \u{1F600} é';

export interface FormulaBackend {
  readonly api: BackendApi;
  answer(call: unknown): Promise<Reply<unknown>>;
  readonly subscribe: Subscribe;
  readonly announce: Announce;
  /** Connections that want events now. */
  subscribers(): number;
  /** What has been called, in order. */
  readonly called: readonly string[];
  readonly bugs: readonly unknown[];
}

/**
 * Every method answers with its own name and arguments, but for: `inspection(n)` after n ms, `trial(n)` never,
 * `exportTrials` with difficult text of n million characters for study n, `renameStudy` with nothing, `deleteStudy` with
 * an expected failure, `restoreStudy` with a bug.
 */
export function createFormulaBackend(): FormulaBackend {
  const listeners = new Set<Announce>();
  const called: string[] = [];
  const bugs: unknown[] = [];
  const special: Readonly<Record<string, (first: never) => unknown>> = {
    inspection: async (milliseconds: number) => {
      await wait(milliseconds);
      return milliseconds;
    },
    trial: () => new Promise(() => {}),
    exportTrials: ({ studyId }: { studyId: number }) => longText(studyId * 1_000_000),
    renameStudy: () => undefined,
    deleteStudy: () => {
      throw new TrialdeckError('busy', 'It is running.', 'studyId');
    },
    restoreStudy: () => {
      throw new RangeError('a bug');
    },
  };
  const methods = METHODS.map((method) => [
    method,
    (...args: unknown[]) => {
      called.push(method);
      const given = args.filter((value) => value !== undefined);
      return method in special ? special[method]!(args[0] as never) : { method, args: given };
    },
  ]);
  const api = Object.fromEntries(methods) as BackendApi;
  return {
    api,
    answer: (call) => dispatch(api, call, (error) => bugs.push(error)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce: (event, data) => listeners.forEach((listener) => listener(event, data)),
    subscribers: () => listeners.size,
    called,
    bugs,
  };
}

export function longText(characters: number): string {
  return DIFFICULT_TEXT.repeat(Math.ceil(characters / DIFFICULT_TEXT.length)).slice(0, characters);
}
