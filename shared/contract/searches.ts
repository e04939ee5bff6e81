/** Searches: how long one would take, how far it is, how it grows. A search is started and steered as a job. */
import type { Budget, Session } from '../model.ts';
import { parseBudget } from '../parse/budget.ts';
import { parseSearchRequest } from '../parse/search-request.ts';
import { parseSessionId } from '../parse/study.ts';
import { parseWorkers } from '../parse/workers.ts';
import type { SearchRequest } from '../search-request.ts';
import type { ArgumentParsers } from './argument-parsers.ts';

export interface Estimate {
  /** Seconds, with the range that the measurement supports. */
  readonly seconds: number;
  readonly low: number;
  readonly high: number;
  /** How many trials and epochs the session will train, trials that end early aside. */
  readonly trials: number;
  readonly epochs: number;
  /** What the speed was taken from, in words. */
  readonly basis: string;
  /** What may make it shorter, in a sentence, or null; `low` counts on it. */
  readonly earlier: string | null;
  /** What makes the search one that nobody means, in a sentence, or null. */
  readonly caution: string | null;
}

/** The configuration with the best mean *select* among those that were measured again. */
export interface Winner {
  /** The best of its trials. */
  readonly trialId: number;
  readonly number: number;
  /** Over its model seeds. */
  readonly mean: number;
  /** How many there are. */
  readonly seeds: number;
}

export interface SessionProgress {
  readonly session: Session;
  readonly trials: number;
  readonly finished: number;
  /** How many trials it comes to: its budget of them, or what its strategy plans where that is less; null where neither says. */
  readonly expected: number | null;
  readonly epochs: number;
  readonly elapsedMs: number;
  readonly trialsPerMinute: number | null;
  /** Milliseconds; null while it cannot be said. */
  readonly remainingMs: number | null;
  readonly incumbent: { readonly trialId: number; readonly number: number; readonly value: number } | null;
  /** Of a session that measured its leading configurations again; null where it did not, or has not yet. */
  readonly winner: Winner | null;
  readonly workers: readonly WorkerStatus[];
  /** Trials that nobody trains any more, and that end when the clock of the session comes to it; their ids. */
  readonly heldBack: readonly number[];
}

export interface WorkerStatus {
  readonly worker: number;
  /** What its machine is called; null where it is this one, or not known yet. */
  readonly machine: string | null;
  readonly doing: 'starting' | 'idle' | 'training' | 'inspecting';
  readonly trialId: number | null;
  readonly trialNumber: number | null;
  readonly epoch: number | null;
  readonly epochs: number | null;
  readonly residentBytes: number | null;
}

export interface SearchCalls {
  estimate(request: SearchRequest): Estimate;
  /** A finished session is paused then, and goes on when its job is resumed. */
  addBudget(sessionId: number, extra: Budget): void;
  /**
   * From now on, also while it runs: further workers are started, or some leave when their trial has ended. The runs of a
   * comparison stay as they were planned.
   */
  setWorkers(sessionId: number, workers: number): void;
  progress(sessionId: number): SessionProgress;
  /** Sessions that run now. */
  running(): readonly SessionProgress[];
}

export interface SearchEvents {
  /** A session was added or moved on: comes with the event of its job. */
  session: SessionProgress;
}

export const searchCalls = {
  estimate: [parseSearchRequest],
  addBudget: [parseSessionId, parseBudget],
  setWorkers: [parseSessionId, parseWorkers],
  progress: [parseSessionId],
  running: [],
} satisfies ArgumentParsers<SearchCalls>;
