/**
 * Confirmation: the leading configurations of a study and the default one, trained again with the same fresh model seeds and judged on
 * *confirm*, which no search has read; afterwards the leader's value on the vault.
 */
import type { JobState } from './job-state.ts';
import type { Params } from './model.ts';
import type { Interval } from './statistics/interval.ts';
import type { VaultReadings } from './vault.ts';

export const USUAL_CANDIDATES = 5;
export const MOST_CANDIDATES = 20;
/** Spreads of seeds are known from so few runs only roughly; the intervals are widened accordingly. */
export const USUAL_SEEDS = 10;
export const MOST_SEEDS = 100;

export interface ConfirmationRequest {
  readonly studyId: number;
  /** How many of the best configurations take part, beside the default one; `USUAL_CANDIDATES` by default. */
  readonly top?: number | undefined;
  /** How often each is trained, with the same model seeds; at least 2, `USUAL_SEEDS` by default. */
  readonly seeds?: number | undefined;
  readonly workers?: number | undefined;
}

/** A configuration that is confirmed. */
export interface Candidate {
  readonly params: Params;
  /** Each run trains so many at the most. */
  readonly epochs: number;
  /** The trial of the study that it is known by, by number; null where the study has none of the default configuration. */
  readonly trial: number | null;
  /** What it came to on *select*, as a mean over the model seeds that the study has of it; null where it has none. */
  readonly select: number | null;
  readonly isDefault: boolean;
}

export interface Confirmation {
  readonly id: number;
  /** Which confirmation of its study it is, from 1. */
  readonly number: number;
  /** Of the study that is confirmed. */
  readonly studyId: number;
  /** `state`, `stopped`, `failure` and `finishedAt` are the job's. */
  readonly jobId: number;
  /** The session of its runs, in a study of its own that no list shows; null before it has begun. */
  readonly sessionId: number | null;
  /** The best of the search first, the default configuration last where it is none of them. */
  readonly candidates: readonly Candidate[];
  readonly modelSeeds: readonly number[];
  readonly workers: number;
  readonly state: JobState;
  readonly stopped: boolean;
  readonly failure: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

/** In the unit of the study's objective. */
export interface Estimate {
  readonly value: number;
  /** Of 95 %. */
  readonly interval: Interval;
}

export interface CandidateEvidence {
  /** Its place among the candidates, from 0. */
  readonly candidate: number;
  /** Of its values on *confirm*, over seeds and rows. */
  readonly mean: Estimate;
  /** How much better it is than the best of the others; the intervals of all candidates hold together (Hsu). Null where it is alone. */
  readonly advantage: Estimate | null;
  /** How probably the leader beats it with one seed; null of the leader itself. */
  readonly leaderWins: Estimate | null;
  /** Whether it may be the best, by all intervals together. */
  readonly withinNoise: boolean;
  /** Weights that are trained; null where the task has none. */
  readonly weights: number | null;
  /** Mean time of a run, in milliseconds. */
  readonly durationMs: number;
}

export interface ConfirmationEvidence {
  /** Runs with these are complete for every candidate that counts. */
  readonly seeds: number;
  /** Of *confirm*. */
  readonly rows: number;
  /** The best first. */
  readonly candidates: readonly CandidateEvidence[];
  /** Places of candidates with a run that failed or diverged: nothing is said of them. */
  readonly failed: readonly number[];
  /** Among the candidates: the best mean. */
  readonly leader: number;
  /**
   * How much better the leader is than the default configuration, larger always better; the interval holds whichever of the candidates leads
   * (Dunnett). Null where the default leads or does not count.
   */
  readonly overDefault: Estimate | null;
  /** Of those within noise of the best the one with the fewest weights, or the fastest where weights are not known. */
  readonly suggested: number;
  /** The leader's run of median value on *confirm*: what the vault may be opened for. */
  readonly medianRun: { readonly trialId: number; readonly modelSeed: number; readonly value: number };
}

/** What a finished confirmation has come to, as every screen of the study shows it. */
export interface ConfirmedMeans {
  /** Which confirmation of the study they are of, from 1, among so many that were begun: all judge on the same rows. */
  readonly confirmation: number;
  readonly begun: number;
  readonly seeds: number;
  /** The best first. */
  readonly means: readonly ConfirmedMean[];
}

/** The trial that a candidate is known by. */
export interface KnownTrial extends Pick<Candidate, 'trial' | 'isDefault'> {
  /** The first trial of the study that is the same network: of its configuration, model seed and value. Null where it is that itself. */
  readonly sameAs: number | null;
}

export interface ConfirmedMean extends KnownTrial, Pick<Candidate, 'params'> {
  /** On *confirm*, over seeds and rows. */
  readonly mean: Estimate;
}

/** Right answers among rows, with the exact interval of Clopper and Pearson (95 %). */
export interface Share extends Interval {
  readonly right: number;
  readonly rows: number;
}

/** The candidate that led a confirmation. */
export interface ConfirmedWinner extends KnownTrial {
  /** Which confirmation of the study, from 1. */
  readonly confirmation: number;
}

/** What a reading of the vault gave: it stays that of the winner of then, whoever leads a later confirmation. */
export interface VaultValue extends VaultAnswer {
  readonly winner: ConfirmedWinner;
}

export interface VaultAnswer {
  readonly at: string;
  /** Which reading of these rows by this study it was, from 1. */
  readonly reading: number;
  readonly params: Params;
  readonly modelSeed: number;
  /** Share of rows that the model gets right, whatever the study's objective. */
  readonly share: Share;
  readonly classes: readonly (Share & { readonly name: string })[];
}

export interface EndedConfirmation {
  readonly confirmation: Confirmation;
  /** Null where it was stopped before every candidate had runs with two seeds. */
  readonly evidence: ConfirmationEvidence | null;
}

export interface ConfirmationDetail {
  /** The latest of the study; null where none was asked for. */
  readonly confirmation: Confirmation | null;
  /** Null until every candidate has runs with two seeds. */
  readonly evidence: ConfirmationEvidence | null;
  /** Those before it that had begun, the latest first. */
  readonly earlier: readonly EndedConfirmation[];
  /** In the order of reading. */
  readonly vault: readonly VaultValue[];
  /** Of the vault of the study's data set. */
  readonly readings: VaultReadings;
  /** Why the vault cannot be opened now, in a sentence; null where it can. */
  readonly whySealed: string | null;
}

/** What another confirmation of a study is worth. */
export function againWarning(vaultIsOpen: boolean): string {
  return vaultIsOpen
    ? 'The vault is open: who leads another confirmation may be chosen by what the vault has said. Its value stays that of the winner of then, and the audit warns of it.'
    : 'It judges on the same rows as before: what confirm says of the best of several confirmations is better by luck. All of them stay in sight.';
}
