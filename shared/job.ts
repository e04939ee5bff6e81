/**
 * The nouns of whatever takes longer than a call, as plain readonly data.
 *
 * A *job* is one piece of such work: a search, an experiment, a backup. It waits in line until the machine has room for it,
 * runs, may be paused and resumed, and ends once. A *part* is one piece of a job with a state of its own.
 */
import type { ConfirmationRequest } from './confirmation.ts';
import type { ExperimentRequest } from './experiment.ts';
import type { JobState } from './job-state.ts';
import type { LabPlan, LabRequest } from './leaks/lab.ts';
import type { SearchRequest } from './search-request.ts';

/** What each kind of job is asked for with, a line each; the kind itself checks what it gets. */
export interface JobRequests {
  readonly search: SearchRequest;
  readonly experiment: ExperimentRequest;
  /** Of the leading configurations of a study, with fresh model seeds. */
  readonly confirmation: ConfirmationRequest;
  /** Of the leader of a finished confirmation, by its run of median value. `again` where the study has read the vault before. */
  readonly vault: { readonly studyId: number; readonly again?: boolean | undefined };
  /** Of the rows of a study: see `audit.ts`. What is found is kept for all studies on the same rows. */
  readonly audit: { readonly studyId: number };
  /** Of the incumbents of a study that nobody measured on *confirm*: they are trained again. */
  readonly overtuning: { readonly studyId: number };
  /** Where the weights are no longer kept, the trial is trained again first. */
  readonly inspection: { readonly trialId: number };
  /** From a folder with its files where one is named. Files that arrived whole stay, however the job ends. */
  readonly fetch: { readonly dataset: string; readonly folder?: string | undefined };
  /** How fast this machine trains, from trials of a kind of task made for the purpose; of networks by default. */
  readonly speed: { readonly task?: string | undefined };
  /** Of the whole database. By default into a new file beside it. */
  readonly backup: { readonly file?: string | undefined };
  /** Of trainings that leak on purpose, see `leaks/lab.ts`. */
  readonly leaks: LabRequest;
  /** Of a search by Keras Tuner, from the file that `bench/keras-tuner-search.ts` writes. */
  readonly import: { readonly studyId: number; readonly file: string };
}

export type JobKind = keyof JobRequests;

/** Of these the result is all that a study has of them: it is copied with the study. */
export const KEPT_WITH_STUDY: readonly JobKind[] = ['vault'];

/** They train trials of many epochs: whoever pauses them waits for the epochs in training, and they take longer than a person waits. */
export const TRAINING_JOBS: readonly JobKind[] = ['search', 'experiment', 'confirmation', 'overtuning', 'leaks'];

export type JobRequest = {
  readonly [Kind in JobKind]: { readonly kind: Kind; readonly request: JobRequests[Kind] };
}[JobKind];

/** What the job is about, as far as it has one of these. */
export interface JobSubject {
  readonly sessionId?: number | undefined;
  readonly experimentId?: number | undefined;
  readonly confirmationId?: number | undefined;
  readonly trialId?: number | undefined;
  /** Whether the vault is read although it was before. */
  readonly again?: boolean | undefined;
  /** Name of a kind of task. */
  readonly task?: string | undefined;
  /** Name of a data set. */
  readonly dataset?: string | undefined;
  /** What a leak lab is made of. */
  readonly lab?: LabPlan | undefined;
  /** Absolute path that is read. */
  readonly folder?: string | undefined;
  /** Absolute path that is written. */
  readonly file?: string | undefined;
}

export interface JobProgress {
  /** Counted in what `text` names: trials, runs, epochs, bytes, pages. */
  readonly done: number;
  /** Null where nobody can say how many there will be. */
  readonly of: number | null;
  /** From 0 to 1; null where it cannot be said. */
  readonly share: number | null;
  /** Milliseconds; null while it cannot be said, and where the job does not run. */
  readonly remainingMs: number | null;
  /** One line without a full stop: "12 of 40 trials". Empty where there is nothing to say yet. */
  readonly text: string;
}

/** What a person may do with a job now. delete: nothing of it stays; offered where nothing of a study would be lost with it. */
export const JOB_ACTIONS = ['pause', 'resume', 'stop', 'delete'] as const;
export type JobAction = (typeof JOB_ACTIONS)[number];

/** all: everything that the machine has; one: a core beside that; none: it waits for others more than it computes. */
export type Cores = 'all' | 'one' | 'none';

export interface Job {
  readonly id: number;
  readonly kind: JobKind;
  /** What its kind is called: "Search". */
  readonly word: string;
  readonly studyId: number | null;
  readonly about: JobSubject;
  /** The job that this one is a part of: a session that an experiment trains is one of the experiment's. */
  readonly parent: number | null;
  /** Whether it is a part of another job, also where that one was deleted. */
  readonly part: boolean;
  /** What it needs of the machine: of those that need all cores one runs at a time. */
  readonly cores: Cores;
  /** What is done, without the study's name: "Hyperband", "Comparison of 4 strategies". */
  readonly title: string;
  readonly state: JobState;
  /** Why it waits, was paused or failed, in a sentence; null where there is nothing to say. */
  readonly reason: string | null;
  /** Whether a person finished it before its end. */
  readonly stopped: boolean;
  readonly progress: JobProgress;
  readonly actions: readonly JobAction[];
  /** What a person loses who stops it once it has begun, in sentences; null where that is nothing. */
  readonly lostByStop: string | null;
  /** The same of who deletes it. */
  readonly lostByDelete: string | null;
  readonly createdAt: string;
  /** When it ran first; null until then. */
  readonly startedAt: string | null;
  /** Null until it has finished or failed. */
  readonly finishedAt: string | null;
  /** Milliseconds spent running, over all working periods. */
  readonly activeMs: number;
}

export interface JobPart {
  /** From 1. */
  readonly part: number;
  readonly title: string;
  readonly state: JobState;
  /** One line: what came of it, or why it failed. May be empty. */
  readonly text: string;
}

export interface JobLogLine {
  readonly at: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly text: string;
}

export interface JobDetail {
  readonly job: Job;
  /** At most 200: the latest. */
  readonly parts: readonly JobPart[];
  /** In the order in which it was written; the last 200 lines. */
  readonly log: readonly JobLogLine[];
}

export interface JobFilter {
  readonly states?: readonly JobState[] | undefined;
  readonly kinds?: readonly JobKind[] | undefined;
  readonly studyId?: number | undefined;
}
