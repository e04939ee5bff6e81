/** Asks a session's strategy, one question at a time: here where it answers at once, in a thread where it thinks. */
import type { Trial } from '../../../shared/model.ts';
import { strategyNamed } from '../search/catalogue.ts';
import type { Decision } from '../search/strategy.ts';
import { decision, type SessionAsked, type Spent } from '../thinking/decision.ts';
import type { Thinking } from '../thinking/thinking.ts';

export interface Question {
  /** The same object for as long as nothing in it changes. */
  readonly asked: SessionAsked;
  /** The session's trials, of which those that have ended are its results. */
  readonly history: readonly Trial[];
  readonly results: number;
  readonly spent: Spent;
}

export interface AskingListener {
  /** It knows the history as it was when the question was asked, whatever has happened since. */
  onDecision(decision: Decision, question: Pick<Question, 'results'>): void;
  onFailure(error: unknown): void;
}

export interface Asking {
  isOut(): boolean;
  /** Does nothing while a question is out. */
  ask(question: Question): void;
  /** The question that is out gets no answer any more. */
  withdraw(): void;
}

/** @param key of the session's history among all that is thought about */
export function createAsking(key: string, thinking: Thinking, listener: AskingListener): Asking {
  let out: AbortController | null = null;

  const decide = async ({ asked, history, spent }: Question, signal: AbortSignal): Promise<Decision> =>
    strategyNamed(asked.strategy.name).thinks
      ? thinking.think('decision', spent, { key, about: asked, items: [...history] }, signal)
      : decision(spent, { about: asked, items: history });

  return {
    isOut: () => out !== null,
    ask: (question) => {
      if (out !== null) return;
      const own = (out = new AbortController());
      const settle = (tell: () => void): void => {
        if (out !== own) return;
        out = null;
        tell();
      };
      decide(question, own.signal).then(
        (decided) => settle(() => listener.onDecision(decided, question)),
        (error: unknown) => settle(() => listener.onFailure(error)),
      );
    },
    withdraw: () => {
      const withdrawn = out;
      out = null;
      withdrawn?.abort();
    },
  };
}
