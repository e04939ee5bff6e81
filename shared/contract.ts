/**
 * All that crosses a boundary: one interface of calls, one map of events. The client, the preload script, the dispatcher
 * and the server derive from them. A reply is a value, never a thrown error.
 */
import type { ErrorCode } from './errors.ts';
import type { Choices } from './catalogue.ts';
import type { DatasetFetch } from './dataset-fetch.ts';
import type {
  ExperimentDetail,
  ExperimentProgress,
  ExperimentRequest,
  ExperimentRun,
  Recording,
  Replay,
  ReplayRequest,
} from './experiment.ts';
import type { Budget, DatasetSummary, Environment, Epoch, Params, PartitionName, Session, Split, Study } from './model.ts';
import type { PlotData, PlotRequest } from './plots.ts';
import type { SearchRequest } from './search-request.ts';
import type { TrialDetail, TrialInspection } from './trial-detail.ts';
import type { SortColumn, TrialPage, TrialQuery, TrialRow } from './trial-table.ts';

export interface StudyOverview extends Study {
  readonly sessions: readonly Session[];
  readonly trials: number;
  readonly finishedTrials: number;
  readonly runningTrials: number;
  readonly bestValue: number | null;
  readonly bestTrialId: number | null;
  /** Value of the first trial with the space's default configuration, if one was trained. */
  readonly defaultValue: number | null;
  readonly updatedAt: string;
  /** At most 40 values of the incumbent over the trials, for a sparkline. */
  readonly incumbent: readonly number[];
  readonly vaultReadings: readonly VaultReading[];
}

export interface VaultReading {
  readonly at: string;
  readonly why: string;
  readonly trialId: number | null;
}

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
}

export interface SessionProgress {
  readonly session: Session;
  readonly trials: number;
  readonly finished: number;
  readonly epochs: number;
  readonly elapsedMs: number;
  readonly trialsPerMinute: number | null;
  /** Milliseconds; null while it cannot be said. */
  readonly remainingMs: number | null;
  readonly incumbent: { readonly trialId: number; readonly number: number; readonly value: number } | null;
  readonly workers: readonly WorkerStatus[];
}

export interface WorkerStatus {
  readonly worker: number;
  readonly doing: 'starting' | 'idle' | 'training' | 'inspecting';
  readonly trialId: number | null;
  readonly trialNumber: number | null;
  readonly epoch: number | null;
  readonly epochs: number | null;
  readonly residentBytes: number | null;
}

export interface DatasetDetail {
  readonly summary: DatasetSummary;
  readonly split: Split;
  /** counts[partition][class] */
  readonly counts: Readonly<Record<PartitionName, readonly number[]>>;
  /** Some rows of each class; pixels 0 to 255, row-major. The vault's rows are never sent. */
  readonly samples: Readonly<Record<PartitionName, readonly { readonly label: number; readonly pixels: readonly number[] }[]>>;
  readonly vaultReadings: readonly (VaultReading & { readonly studyName: string })[];
}

export interface Settings {
  readonly workers: number;
  readonly theme: 'system' | 'light' | 'dark';
  readonly checkpointQuotaMb: number;
  readonly keepAwake: boolean;
  readonly notify: boolean;
}

export interface SystemReport {
  readonly environment: Environment;
  readonly folders: {
    readonly data: string;
    readonly cache: string;
    readonly checkpoints: string;
    /** Within the cache. */
    readonly partitions: string;
  };
  readonly sizes: {
    readonly databaseBytes: number;
    readonly checkpointBytes: number;
    readonly cacheBytes: number;
    readonly partitionBytes: number;
  };
  readonly versions: Readonly<Record<string, string>>;
  /** True where this process may only read: another one owns the data folder. */
  readonly readOnly: boolean;
}

export interface Api {
  system(): SystemReport;
  choices(): Choices;
  settings(): Settings;
  changeSettings(change: Partial<Settings>): Settings;
  /** Removes the partition files; the next search of a study makes its own again. Refused while one runs. */
  removePartitions(): void;

  studies(): readonly StudyOverview[];
  study(studyId: number): StudyOverview;
  renameStudy(studyId: number, name: string): void;
  markStudy(
    studyId: number,
    marks: { starred?: boolean | undefined; archived?: boolean | undefined; note?: string | undefined },
  ): void;
  /** Hides the study; `restoreStudy` brings it back until the process ends. */
  deleteStudy(studyId: number): void;
  restoreStudy(studyId: number): void;

  estimate(request: SearchRequest): Estimate;
  startSearch(request: SearchRequest): { readonly studyId: number; readonly sessionId: number };
  /** Stops asking; running trials are stopped after their epoch and continue on resume. */
  pauseSession(sessionId: number): void;
  resumeSession(sessionId: number): void;
  /** Ends the session before its budget is spent; running trials are stopped after their epoch. More budget reopens it. */
  stopSession(sessionId: number): void;
  addBudget(sessionId: number, extra: Budget): void;
  progress(sessionId: number): SessionProgress;
  /** Sessions that run now. */
  running(): readonly SessionProgress[];

  trials(query: TrialQuery): TrialPage;
  trial(trialId: number): TrialDetail;
  /** Where the weights are no longer kept, the trial is trained again first; `inspection` events say how far that is. */
  inspectTrial(trialId: number): TrialInspection;
  annotateTrial(
    trialId: number,
    marks: { starred?: boolean | undefined; tags?: readonly string[] | undefined; note?: string | undefined },
  ): void;
  /** Queues a configuration in a new manual session of the study (or the running one); returns the session. */
  queueTrial(request: {
    readonly studyId: number;
    readonly params: Params;
    readonly epochs?: number | undefined;
    readonly modelSeed?: number | undefined;
    readonly continueTrialId?: number | undefined;
  }): { readonly sessionId: number };
  /** @param columns of the CSV, in their order; all of them where there are none. */
  exportTrials(query: Omit<TrialQuery, 'offset' | 'limit'>, format: 'csv' | 'json', columns?: readonly SortColumn[]): string;
  plot(request: PlotRequest): PlotData;

  dataset(name: string, studyId?: number): DatasetDetail;
  /** Begins to fetch a data set, from a folder with its files where one is named; `dataset` events say how far it is. */
  fetchDataset(name: string, folder?: string): void;
  /** Files that arrived whole stay. */
  cancelFetch(name: string): void;

  /** The studies on which searches can be replayed. */
  recordings(): readonly Recording[];
  /** What a search would have done on a recorded study, with every trial. Takes seconds for strategies that think. */
  replay(request: ReplayRequest): Replay;
  startExperiment(request: ExperimentRequest): { readonly experimentId: number };
  /** Of the study, the latest first. */
  experiments(studyId: number): readonly ExperimentProgress[];
  experiment(experimentId: number): ExperimentDetail;
  /** By repetition, then by arm. */
  experimentRuns(experimentId: number): readonly ExperimentRun[];
  /** Finished runs stay; one that trains is paused after its epoch and goes on when the experiment does. */
  stopExperiment(experimentId: number): void;
  resumeExperiment(experimentId: number): void;
  /** Its sessions stay in the study. */
  deleteExperiment(experimentId: number): void;
}

/** Events announce, they never steer. They may be lost; a client that missed some asks again. */
export interface Events {
  /** All of them, after a change by anyone. */
  settings: Settings;
  /** A study was added, changed or removed. */
  study: { readonly studyId: number };
  session: SessionProgress;
  trial: { readonly studyId: number; readonly trial: TrialRow };
  epoch: { readonly studyId: number; readonly trialId: number; readonly number: number; readonly epoch: Epoch };
  /** An experiment was added or moved on; at most four times a second for each. Its evidence is there to be asked for. */
  experiment: ExperimentProgress;
  /** The fetch of a data set has begun, moved on or ended; at most four times a second. */
  dataset: DatasetFetch;
  /** A trial is trained again so that it can be looked into. */
  inspection: { readonly trialId: number; readonly epoch: number; readonly epochs: number };
  /** Something a person should know: a worker was lost, the disk is nearly full. */
  notice: { readonly level: 'info' | 'warning' | 'error'; readonly text: string };
}

export type Method = keyof Api;

export type EventName = keyof Events;

export const METHODS = Object.keys({
  system: true,
  choices: true,
  settings: true,
  changeSettings: true,
  removePartitions: true,
  studies: true,
  study: true,
  renameStudy: true,
  markStudy: true,
  deleteStudy: true,
  restoreStudy: true,
  estimate: true,
  startSearch: true,
  pauseSession: true,
  resumeSession: true,
  stopSession: true,
  addBudget: true,
  progress: true,
  running: true,
  trials: true,
  trial: true,
  inspectTrial: true,
  annotateTrial: true,
  queueTrial: true,
  exportTrials: true,
  plot: true,
  dataset: true,
  fetchDataset: true,
  cancelFetch: true,
  recordings: true,
  replay: true,
  startExperiment: true,
  experiments: true,
  experiment: true,
  experimentRuns: true,
  stopExperiment: true,
  resumeExperiment: true,
  deleteExperiment: true,
} satisfies Record<Method, true>) as readonly Method[];

export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly error: { readonly code: ErrorCode; readonly message: string; readonly field?: string | undefined };
    };

export type Call = { readonly method: Method; readonly args: readonly unknown[] };

/** An Api whose every method answers later. */
export type AsyncApi = { readonly [Name in Method]: (...args: Parameters<Api[Name]>) => Promise<Awaited<ReturnType<Api[Name]>>> };

/** The backend: some of its answers take a worker, so each may be a promise. */
export type BackendApi = {
  readonly [Name in Method]: (...args: Parameters<Api[Name]>) => ReturnType<Api[Name]> | Promise<ReturnType<Api[Name]>>;
};
