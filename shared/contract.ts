/**
 * All that crosses a boundary: one interface of calls, one map of events. The client, the preload script, the dispatcher
 * and the server derive from them. A reply is a value, never a thrown error.
 */
import type { ErrorCode } from './errors.ts';
import type {
  ExperimentDetail,
  ExperimentProgress,
  ExperimentRequest,
  ExperimentRun,
  Recording,
  Replay,
  ReplayRequest,
} from './experiment.ts';
import type {
  Budget,
  DatasetSummary,
  Dimension,
  Environment,
  EpochMetrics,
  Objective,
  Params,
  ParameterValue,
  PartitionName,
  Session,
  Space,
  Split,
  StrategyChoice,
  Study,
  Trial,
  TrialState,
} from './model.ts';

// ------------------------------------------------------------------- requests

export interface SearchRequest {
  /** Continue an existing study with a new session; its data, split and space are kept. */
  readonly studyId?: number | undefined;
  readonly name?: string | undefined;
  readonly preset?: string | undefined;
  readonly space?: Space | undefined;
  readonly dataset?: string | undefined;
  /** Rows outside the vault to use, stratified; all of them by default. */
  readonly rows?: number | undefined;
  readonly splitSeed?: number | undefined;
  /** Rows of each partition, in place of the default shares of `rows`. */
  readonly split?: Omit<Split, 'seed'> | undefined;
  /** Measures *confirm* after every epoch, for studies on which searches will be replayed. */
  readonly recordConfirm?: boolean | undefined;
  readonly strategy?: StrategyChoice | undefined;
  /** What may end a trial early; none by default. */
  readonly stopRule?: StrategyChoice | undefined;
  readonly budget?: Budget | undefined;
  /** The most epochs of a trial. */
  readonly epochs?: number | undefined;
  readonly objective?: Objective | undefined;
  readonly workers?: number | undefined;
  readonly seed?: number | undefined;
  /** Configurations to train before the strategy is asked. */
  readonly queue?: readonly Params[] | undefined;
}

/** A column of the trials table: a field of the trial, or `params.NAME`. */
export type TrialColumn =
  | 'number'
  | 'session'
  | 'state'
  | 'value'
  | 'stopValue'
  | 'bestEpoch'
  | 'epochsDone'
  | 'durationMs'
  | 'startedAt'
  | 'finishedAt'
  | 'worker'
  | 'starred'
  | `params.${string}`;

/** What the trials table is sorted by: a column of values, or words that a person wrote. */
export type SortColumn = TrialColumn | 'tags' | 'note';

export interface TrialFilter {
  /** Words that must occur in number, parameters, tags or note. */
  readonly text?: string | undefined;
  readonly states?: readonly TrialState[] | undefined;
  readonly sessionIds?: readonly number[] | undefined;
  readonly starred?: boolean | undefined;
  readonly tag?: string | undefined;
  /** Inclusive; either end may be open (null). */
  readonly ranges?: Readonly<Record<string, readonly [number | null, number | null]>> | undefined;
  readonly choices?: Readonly<Record<string, readonly ParameterValue[]>> | undefined;
}

export interface TrialQuery {
  readonly studyId: number;
  readonly filter?: TrialFilter | undefined;
  readonly sort?: { readonly column: SortColumn; readonly descending: boolean } | undefined;
  readonly offset?: number | undefined;
  /** At most 500. */
  readonly limit?: number | undefined;
}

// -------------------------------------------------------------------- answers

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

/** A row of the table: small enough that a page of 100 stays under 50 kB, long notes aside. */
export interface TrialRow {
  readonly id: number;
  readonly sessionId: number;
  readonly number: number;
  readonly state: TrialState;
  readonly params: Params;
  readonly value: number | null;
  readonly stopValue: number | null;
  readonly bestEpoch: number | null;
  readonly epochs: number;
  readonly epochsDone: number;
  readonly durationMs: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly worker: number | null;
  readonly starred: boolean;
  readonly tags: readonly string[];
  readonly note: string;
}

export interface TrialPage {
  readonly rows: readonly TrialRow[];
  /** Trials that pass the filter. */
  readonly matched: number;
  /** Trials of the study. */
  readonly total: number;
}

export interface TrialDetail {
  readonly trial: Trial;
  readonly epochs: readonly EpochMetrics[];
  readonly session: Session;
  readonly environment: Environment | null;
  /** The configuration that the defaults of every hyperparameter give. */
  readonly defaults: Params;
  readonly incumbent: { readonly id: number; readonly number: number; readonly params: Params; readonly value: number } | null;
  /** Id of the trial that this one continues. */
  readonly parentId: number | null;
  /** none: no epoch has ended, so that there is nothing to look into. */
  readonly weights: 'kept' | 'gone' | 'none';
}

/** What the best weights of a network do on the select partition. */
export interface NetworkInspection {
  /** confusion[actual][predicted]: rows of select. */
  readonly confusion: readonly (readonly number[])[];
  readonly accuracyByClass: readonly number[];
  /** The rows it gets most wrong: predicted with the highest confidence. Pixels are row-major, 0 to 255. */
  readonly mistakes: readonly {
    readonly pixels: readonly number[];
    readonly actual: number;
    readonly predicted: number;
    readonly confidence: number;
  }[];
  /** Weights from the inputs to up to 25 units of the first hidden layer, largest norm first, scaled to -1..1. */
  readonly firstLayer: readonly (readonly number[])[];
}

/** Computed on request by a trial worker. */
export interface TrialInspection extends NetworkInspection {
  /**
   * kept: the trial's own weights; repeated: trained again from its seed, and every epoch came out as recorded; differing:
   * trained again in another environment, where some epoch came out otherwise.
   */
  readonly weights: 'kept' | 'repeated' | 'differing';
}

export interface PlotPoint {
  readonly id: number;
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

/** Everything about how much of the study a plot shows, so that it can say so. */
export interface Shown {
  readonly matched: number;
  readonly shown: number;
  /** How the rest was left out: drawn in full, sampled, or counted in bins. */
  readonly by: 'all' | 'sample' | 'bins';
}

/** Trials counted in the cells of a grid. Edges ascend, one more than there are columns or rows. */
export interface Bins {
  readonly xEdges: readonly number[];
  readonly yEdges: readonly number[];
  /** Cells with at least one trial, row by row from the lowest y. */
  readonly cells: readonly (readonly [column: number, row: number, trials: number])[];
}

export type PlotRequest = { readonly studyId: number; readonly filter?: TrialFilter | undefined } & (
  | { readonly kind: 'history' }
  | {
      readonly kind: 'curves';
      readonly metric: 'trainLoss' | 'stopLoss' | 'stopAccuracy' | 'selectLoss' | 'selectAccuracy';
      readonly top: number;
      readonly trialIds?: readonly number[] | undefined;
    }
  | { readonly kind: 'parallel'; readonly parameters: readonly string[] }
  | { readonly kind: 'slice'; readonly parameter: string }
  | { readonly kind: 'scatter'; readonly x: TrialColumn; readonly y: TrialColumn }
  | { readonly kind: 'contour'; readonly x: string; readonly y: string }
  | { readonly kind: 'distribution' }
  | { readonly kind: 'timeline' }
  | { readonly kind: 'brackets'; readonly sessionId: number }
);

export type PlotData =
  | {
      readonly kind: 'history';
      readonly shown: Shown;
      readonly points: readonly PlotPoint[];
      readonly incumbent: readonly PlotPoint[];
      /** All trials, where not every one of them is a point; else null. */
      readonly bins: Bins | null;
    }
  | {
      readonly kind: 'curves';
      readonly shown: Shown;
      readonly curves: readonly {
        readonly id: number;
        readonly number: number;
        readonly rank: number | null;
        readonly values: readonly (number | null)[];
      }[];
      /** The rest as a density: for each epoch the 5, 25, 50, 75 and 95 % quantiles. */
      readonly density: readonly (readonly number[])[];
    }
  | {
      readonly kind: 'parallel';
      readonly shown: Shown;
      readonly rows: readonly {
        readonly id: number;
        readonly number: number;
        readonly value: number | null;
        readonly params: Params;
      }[];
    }
  | {
      readonly kind: 'slice' | 'scatter';
      readonly shown: Shown;
      readonly points: readonly (PlotPoint & { readonly value: number | null })[];
      /** All trials, where not every one of them is a point; else null. */
      readonly bins: Bins | null;
    }
  | {
      readonly kind: 'contour';
      readonly shown: Shown;
      readonly xLabels: readonly string[];
      readonly yLabels: readonly string[];
      /** Row-major from the lowest y; null where no trial fell. */
      readonly cells: readonly {
        readonly x: number;
        readonly y: number;
        readonly mean: number;
        readonly best: number;
        readonly count: number;
        readonly bestTrialId: number;
      }[];
    }
  | {
      readonly kind: 'distribution';
      readonly shown: Shown;
      readonly series: readonly {
        readonly sessionId: number;
        readonly values: readonly number[];
        readonly shares: readonly number[];
      }[];
    }
  | {
      readonly kind: 'timeline';
      readonly shown: Shown;
      readonly spans: readonly {
        readonly id: number;
        readonly number: number;
        readonly worker: number;
        readonly startMs: number;
        readonly endMs: number;
        readonly state: TrialState;
      }[];
    }
  | {
      readonly kind: 'brackets';
      readonly shown: Shown;
      /**
       * Every rung that a trial has entered, counted over all matching trials, and where the whole session is drawn while it
       * is not over, every planned one; by bracket, then from rung 0.
       */
      readonly rungs: readonly BracketRung[];
      readonly trials: readonly BracketTrial[];
    };

export interface BracketRung {
  /** Null where the strategy has rungs but no brackets, as ASHA. */
  readonly bracket: number | null;
  readonly rung: number;
  /** Cumulative epochs after it. */
  readonly epochs: number;
  readonly trials: number;
  readonly finished: number;
  /** Trials that a trial of a higher rung continues. */
  readonly promoted: number;
  /** How many trials it is to hold, if none fails and the budget lasts; null where that is not known or no longer planned. */
  readonly planned: number | null;
}

export interface BracketTrial {
  readonly id: number;
  readonly number: number;
  readonly bracket: number | null;
  readonly rung: number;
  /** Number of the trial that it continues. */
  readonly parent: number | null;
  readonly state: TrialState;
  readonly epochs: number;
  readonly epochsDone: number;
  /** By which the rung ranks. */
  readonly stopValue: number | null;
  readonly value: number | null;
}

export interface ParameterSummary {
  readonly name: string;
  readonly dimension: Dimension;
  readonly default: ParameterValue;
  readonly what: string;
}

export interface Preset {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly request: SearchRequest;
}

export interface StrategyOption {
  readonly name: string;
  readonly type: 'int' | 'float' | 'boolean' | 'choice' | 'text';
  readonly default: ParameterValue;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly values?: readonly ParameterValue[] | undefined;
  readonly what: string;
}

/** One entry of the catalogue of strategies or of stop rules, without its function. */
export interface StrategyEntry {
  readonly name: string;
  readonly title: string;
  readonly how: string;
  readonly paper: string;
  readonly options: readonly StrategyOption[];
  /** Of a strategy: whether its trials stand in rungs and continue those that were promoted. */
  readonly promotes?: boolean | undefined;
}

export interface Choices {
  readonly presets: readonly Preset[];
  readonly strategies: readonly StrategyEntry[];
  readonly stopRules: readonly StrategyEntry[];
  readonly datasets: readonly DatasetSummary[];
  readonly space: Space;
  readonly parameters: readonly ParameterSummary[];
  readonly cores: number;
}

export interface Estimate {
  /** Seconds, with the range that the measurement supports. */
  readonly seconds: number;
  readonly low: number;
  readonly high: number;
  readonly trials: number;
  readonly basis: string;
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
  readonly folders: { readonly data: string; readonly cache: string; readonly checkpoints: string };
  readonly sizes: { readonly databaseBytes: number; readonly checkpointBytes: number; readonly cacheBytes: number };
  readonly versions: Readonly<Record<string, string>>;
  /** True where this process may only read: another one owns the data folder. */
  readonly readOnly: boolean;
}

// ------------------------------------------------------------------- the calls

export interface Api {
  system(): SystemReport;
  choices(): Choices;
  settings(): Settings;
  changeSettings(change: Partial<Settings>): Settings;

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
  exportTrials(query: Omit<TrialQuery, 'offset' | 'limit'>, format: 'csv' | 'json'): string;
  plot(request: PlotRequest): PlotData;

  dataset(name: string, studyId?: number): DatasetDetail;

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
  /** A study was added, changed or removed. */
  study: { readonly studyId: number };
  session: SessionProgress;
  trial: { readonly studyId: number; readonly trial: TrialRow };
  epoch: { readonly studyId: number; readonly trialId: number; readonly number: number; readonly metrics: EpochMetrics };
  /** An experiment was added or moved on; at most four times a second for each. Its evidence is there to be asked for. */
  experiment: ExperimentProgress;
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
