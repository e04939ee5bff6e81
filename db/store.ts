/**
 * What the rest of the product asks of the database. One process writes (the owner of the data folder), any number read.
 * Everything is synchronous; every call that writes is one transaction, committed when it returns.
 */
import type { RowFindings } from '../shared/audit.ts';
import type { SessionProgress } from '../shared/contract/searches.ts';
import type { StudyOverview, VaultReading } from '../shared/contract/studies.ts';
import type { Confirmation, VaultValue } from '../shared/confirmation.ts';
import type { Corrected } from '../shared/corrected.ts';
import type { ConfigurationRuns, CountedScope, CountedTrials, TrialToCount } from '../shared/counted-trials.ts';
import type { StudyIncumbent } from '../shared/overtuning.ts';
import type { MeasuredTrials } from '../shared/importance.ts';
import type { PlotData, PlotRequest } from '../shared/plots.ts';
import type { RowResults, RowResultsByPartition } from '../shared/row-results.ts';
import type { Spent } from '../shared/spent.ts';
import type { TrialDetail } from '../shared/trial-detail.ts';
import type { TrialFilter, TrialPage, TrialQuery, TrialRow } from '../shared/trial-table.ts';
import type { Experiment, ExperimentRun } from '../shared/experiment.ts';
import type { ForeignSession } from '../shared/foreign-session.ts';
import type { Job, JobFilter, JobKind, JobLogLine } from '../shared/job.ts';
import type { Environment, Epoch, Params, PartitionName, Reason, Session, Study, Trial, TrialState } from '../shared/model.ts';

export type NewStudy = Omit<Study, 'id' | 'createdAt' | 'starred' | 'archived' | 'note'>;
export type NewSession = Pick<Session, 'studyId' | 'strategy' | 'stopRule' | 'seed' | 'budget' | 'workers'> &
  /** On this machine, with results as they come and each configuration measured once, where nothing else is said. */
  Partial<Pick<Session, 'on' | 'width' | 'remeasure'>>;
export interface NewTrial {
  readonly sessionId: number;
  readonly params: Params;
  readonly epochs: number;
  readonly modelSeed: number;
  readonly parent: number | null;
  readonly rung: number | null;
  readonly bracket: number | null;
  readonly repeats?: number | null;
  readonly reason: Reason;
  readonly memo: unknown;
  /** How many results of the session the decision knew; all that there are by default. */
  readonly askedAfter?: number | undefined;
}

/** A failed trial whose configuration is trained again, as another trial. */
export interface Replacement {
  readonly trial: NewTrial;
  /** Of the session: room for the trial. */
  readonly change: SessionChange;
  /** What has failed, in sentences. @param number of the other trial */
  failure(number: number): string;
  /** As of a TrialEnd. */
  readonly at?: string | undefined;
}

export interface TrialEnd {
  readonly state: Extract<TrialState, 'completed' | 'stopped' | 'failed' | 'diverged'>;
  readonly failure: string | null;
  /** When it had trained, in ISO 8601; now by default. */
  readonly at?: string | undefined;
  /** Why a stopped trial was stopped. */
  readonly stopReason?: Reason | undefined;
}

/** What is committed together with an epoch. */
export interface WithEpoch {
  /** Of an epoch that may decide the trial. They take the place of those of the epoch before it. */
  readonly rowResults?: RowResultsByPartition | undefined;
  /** Finishes the trial, so that a decision on this epoch is never without it. */
  readonly end?: TrialEnd | undefined;
}

export interface EpochRowResults extends RowResults {
  readonly epoch: number;
  readonly partition: PartitionName;
}

/** New values of some fields; one that is missing or undefined stays. */
export type Change<Original, Field extends keyof Original> = { readonly [Name in Field]?: Original[Name] | undefined };
export type StudyChange = Change<Study, 'name' | 'starred' | 'archived' | 'note'>;
export type SessionChange = Change<
  Session,
  'state' | 'stopped' | 'failure' | 'ended' | 'finishedAt' | 'activeMs' | 'budget' | 'workers' | 'on'
>;
export type Marks = Change<Trial, 'starred' | 'tags' | 'note'>;

/** How far a session is. */
export interface SessionTotals extends Pick<SessionProgress, 'trials' | 'finished' | 'epochs' | 'incumbent' | 'winner'> {
  /** Trials that measure another one again. */
  readonly repeats: number;
  /** Trials of no bracket: the default configuration, say, or those that a person queued. */
  readonly outsideBrackets: number;
}

/** A trial that can be replayed: trained from its first epoch to its end. Lists have one element an epoch. */
export interface RecordedTrial {
  readonly params: Params;
  readonly modelSeed: number;
  /** In the epoch after its last one. */
  readonly diverged: boolean;
  /** By the study's objective. */
  readonly stop: Float64Array;
  readonly select: Float64Array;
  /** NaN where it was not recorded. */
  readonly confirm: Float64Array;
  readonly durationMs: Float64Array;
}

export interface RecordedTotals {
  readonly configurations: number;
  readonly epochs: number;
  readonly durationMs: number;
}

export type NewExperiment = Omit<Experiment, 'id' | 'jobId' | 'state' | 'failure' | 'createdAt' | 'finishedAt'>;
export type ExperimentChange = Change<Experiment, 'state' | 'failure' | 'finishedAt'>;
export type RunState = Omit<ExperimentRun, 'spent' | 'path'>;
export type RunPlace = Pick<ExperimentRun, 'arm' | 'repetition'>;
export type RunChange = Change<ExperimentRun, 'state' | 'failure' | 'sessionId' | 'spent' | 'path'>;

/** Of the trials of a study that have a value. */
export interface StudyCounts {
  readonly configurations: number;
  readonly modelSeeds: number;
  /** How many were asked for after a moment. */
  readonly askedAfter: number;
}

export type NewConfirmation = Pick<Confirmation, 'studyId' | 'candidates' | 'modelSeeds' | 'workers'>;
/** A configuration of a study by what its trials came to. */
export interface RankedConfiguration {
  readonly params: Params;
  /** Mean of the objective on *select* over its model seeds. */
  readonly value: number;
  /** What its trials train at the most. */
  readonly epochs: number;
  /** The best of them, by number. */
  readonly trial: number;
}

export interface StoredJob extends Omit<Job, 'title' | 'word' | 'actions' | 'lostByStop' | 'lostByDelete'> {
  /** Plain data of its kind; undefined where there is none. */
  readonly result: unknown;
}
export type NewJob = Pick<StoredJob, 'kind' | 'studyId' | 'parent' | 'about' | 'cores'>;
/** A training of the leak lab by its key, with what each epoch is worth on the rows that did not train. */
export interface LeakTraining {
  readonly training: string;
  readonly epochs: readonly Readonly<Record<Exclude<PartitionName, 'train'>, Epoch['select']>>[];
}
export type JobChange = Change<
  StoredJob,
  'state' | 'reason' | 'stopped' | 'progress' | 'result' | 'startedAt' | 'finishedAt' | 'activeMs'
>;

/** A session with what it begins with. */
export interface NewSearch {
  /** A new one, or the id of one that is there. */
  readonly study: NewStudy | number;
  readonly session: Omit<NewSession, 'studyId'>;
  /** Queued in this order. */
  readonly trials: readonly Omit<NewTrial, 'sessionId'>[];
  /** The run of an experiment that the session is. */
  readonly run: (RunPlace & { readonly experimentId: number }) | null;
}

/** An incumbent of a study, and what trains it again as it was. */
export interface IncumbentTraining extends Pick<NewTrial, 'params' | 'modelSeed' | 'epochs'> {
  readonly incumbent: StudyIncumbent;
  /** What it made of each row of *confirm*; null where that is not kept. */
  readonly confirmRows: RowResults | null;
}

/** A session with the study that holds it. */
export type ConfirmationRuns = Pick<NewSearch, 'session' | 'trials'> & { readonly study: NewStudy };

export interface NewVaultReading extends Pick<VaultReading, 'why' | 'trialId'> {
  /** Of the data set whose vault is read. */
  readonly datasetHash: string;
}

/** Names the study as it was called then: the reading outlives it. */
export interface LoggedVaultReading extends VaultReading {
  readonly studyId: number;
  readonly studyName: string;
  readonly datasetHash: string;
}

/** A study at a glance, as far as rows say it. */
export type StoredOverview = Omit<StudyOverview, 'about'>;

export interface Store {
  readonly file: string;
  readonly readOnly: boolean;
  close(): void;

  createStudy(study: NewStudy): Study;
  /** @throws TrialdeckError not-found */
  study(studyId: number): Study;
  studyOverview(studyId: number): StoredOverview;
  studyOverviews(): readonly StoredOverview[];
  /** @param after a moment in ISO 8601; null counts no trial as asked for after it */
  studyCounts(studyId: number, after: string | null): StudyCounts;
  /** What its trials have cost, those of its confirmations too; by purpose, and by how they ended. */
  spentOn(studyId: number): readonly Spent[];
  changeStudy(studyId: number, change: StudyChange): void;
  /** A deleted study is only hidden until `purgeDeleted`. */
  deleteStudy(studyId: number): void;
  restoreStudy(studyId: number): void;
  purgeDeleted(): void;

  /** At the end of the line. */
  createJob(job: NewJob): StoredJob;
  /** @throws TrialdeckError not-found */
  storedJob(jobId: number): StoredJob;
  /** See `jobs` of the contract. */
  storedJobs(filter: JobFilter): readonly StoredJob[];
  /** Those that run, parts of others too, then those that wait, in the order of the line. */
  unfinishedJobs(): readonly StoredJob[];
  /** One that begins to wait goes to the end of the line. A change that ends the running is on disk when the call returns. */
  changeJob(jobId: number, change: JobChange): void;
  /** What a job has become that could not be written: read in its place, in memory, until the job is changed or deleted. */
  holdJob(jobId: number, change: JobChange): void;
  heldJobs(): readonly StoredJob[];
  /** With its experiment, or with its session where no trial of that has begun. */
  deleteJob(jobId: number): void;
  /** Removes all ended jobs of a kind but the last ones. */
  trimJobs(kind: JobKind, keep: number): void;
  writeLog(jobId: number, line: Omit<JobLogLine, 'at'>): void;
  jobLog(jobId: number): readonly JobLogLine[];

  /** Of a job of the leak lab. One that is kept already stays as it is. */
  keepLeakTraining(jobId: number, training: LeakTraining): void;
  leakTrainings(jobId: number): readonly LeakTraining[];

  /** What an audit has found of rows, under a name that all that decides which they are goes into. */
  keepRowFindings(rows: string, findings: RowFindings): void;
  /** Null where nobody has looked. */
  rowFindings(rows: string): RowFindings | null;

  /** With a job that waits in line. @param parent the job that this one's is a part of */
  createSession(session: NewSession, parent?: number | null): Session;
  /**
   * Writes study, session, queued trials and the run of the experiment together.
   * @param prepare makes what the session needs beside the database; where it throws, nothing is written
   */
  createSearch(search: NewSearch, prepare: (session: Session) => void): Session;
  /** Writes a session that another program searched, with all its trials, at the times that it recorded. @throws TrialdeckError not-found */
  addForeignSession(studyId: number, session: ForeignSession): Session;
  session(sessionId: number): Session;
  sessions(studyId: number): readonly Session[];
  /** Names the session wherever it lies beside other databases; no session has that of another one. */
  sessionUid(sessionId: number): string;
  sessionTotals(sessionId: number): SessionTotals;
  /** Null where the session has not measured its leading configurations again. */
  winner(sessionId: number): SessionProgress['winner'];
  /** A change that ends the running is on disk when the call returns, even if the power goes. */
  changeSession(sessionId: number, change: SessionChange): void;

  /**
   * Adds a queued trial with the next number of its study and the next ordinal of its session. One with a parent takes over the
   * parent's `epochsDone`, `bestEpoch`, `stopValue` and `value`: what it inherits counts as its own.
   */
  addTrial(trial: NewTrial): Trial;
  /** The same, with a change of its session. */
  queueTrial(trial: NewTrial, change: SessionChange): Trial;
  /** Ends the trial as a failed one and queues the other, as a whole or not at all. Returns the one that has failed. */
  replaceTrial(trialId: number, replacement: Replacement): Trial;
  startTrial(trialId: number, worker: number, environment: Environment): void;
  /** Where the trial was last trained; null where it never was. */
  environment(trialId: number): Environment | null;
  /** Where trials of the study were trained, each once. */
  environmentsOfStudy(studyId: number): readonly Environment[];
  /**
   * Commits one epoch and moves the trial's best epoch where *stop* is strictly better (by the study's objective).
   * An epoch that is already there must be the same (durations aside).
   * @throws DifferentEpoch where it is another one than is recorded.
   */
  recordEpoch(trialId: number, epoch: Epoch, also?: WithEpoch): void;
  /** Gives the trial its place among the session's results. A finished trial is never changed again. */
  finishTrial(trialId: number, end: TrialEnd): Trial;
  /** Back to the queue, keeping its epochs; `lostWorker` counts a retry. */
  requeueTrial(trialId: number, lostWorker: boolean): void;
  annotateTrial(trialId: number, marks: Marks): void;

  trial(trialId: number): Trial;
  trialRow(trialId: number): TrialRow;
  /** Id of the trial of that number in the study. @throws TrialdeckError not-found */
  trialNumbered(studyId: number, number: number): number;
  trialByOrdinal(sessionId: number, ordinal: number): Trial;
  /** All trials of a session in the order of asking, or those after an ordinal. */
  trialsOf(sessionId: number, after?: number): readonly Trial[];
  /** Those that wait or train, in the order of asking. */
  unfinishedTrials(sessionId: number): readonly Trial[];
  /** Whether any trial of the session has begun to train, or has ended. */
  hasBegun(sessionId: number): boolean;
  /** Without a trace, as nothing is known by them. @throws Error where one of them has begun */
  deleteWaitingTrials(sessionId: number): void;
  /** Sessions, running or not, that have trials in the state `running`. */
  sessionsWithRunningTrials(): readonly number[];
  /** Epochs of the trial, those of its ancestors first. */
  epochs(trialId: number): readonly Epoch[];
  /**
   * What is kept of the rows of *select*, and of *confirm* where it was recorded: of the trial those of its best epoch, of its
   * ancestors, whose rungs it has climbed, those that were best at the end of each; by epoch, *select* first. Empty for trials of
   * former versions.
   */
  rowResults(trialId: number): readonly EpochRowResults[];
  /** Null where nothing of the study or session was counted yet. */
  countedTrials(scope: CountedScope): CountedTrials | null;
  keepCountedTrials(scope: CountedScope, counted: CountedTrials): void;
  /** The next results after one of them, in their order, at most so many. */
  trialsToCount(scope: CountedScope, after: number, most: number): readonly TrialToCount[];
  /** Those configurations of which a result up to that one has at least the gain, each by the number of one of its trials. */
  configurationsInReach(scope: CountedScope, upTo: number, gain: number): readonly number[];
  /** Those of the trial's configuration up to that result, with their rows; null where no rows are known. */
  configurationRuns(scope: CountedScope, upTo: number, number: number): ConfigurationRuns | null;
  /** Studies and sessions with results that are not counted yet. */
  scopesToCount(): readonly CountedScope[];
  /** The best value of the session, corrected for having been chosen. */
  correctedSession(sessionId: number): Corrected;
  /** Without `defaults`, which the caller knows. */
  trialDetail(trialId: number): Omit<TrialDetail, 'defaults' | 'weights' | 'whyNotFurther'>;
  trialPage(query: TrialQuery): TrialPage;
  /** All rows that pass, in order, one at a time. */
  eachTrial(query: Omit<TrialQuery, 'offset' | 'limit'>): Iterable<TrialRow>;
  plot(request: PlotRequest): PlotData;
  /** Those that pass the filter and have a value, by columns; of more than `most` a sample. */
  measuredTrials(studyId: number, filter: TrialFilter, most: number): MeasuredTrials;

  recordedTotals(studyId: number): RecordedTotals;
  recordedTrials(studyId: number): readonly RecordedTrial[];
  /** Of the trials that can be replayed: their values by configuration, one for each model seed. */
  repeatedValues(studyId: number): readonly (readonly number[])[];
  /** The same on *confirm*; runs where it is not recorded are left out. */
  repeatedConfirmValues(studyId: number): readonly (readonly number[])[];

  /** With a job that waits in line, and a waiting run for every arm and repetition. @param seeds one for each repetition */
  createExperiment(experiment: NewExperiment, seeds: readonly number[]): Experiment;
  /** @throws TrialdeckError not-found */
  experiment(experimentId: number): Experiment;
  /** The latest first. */
  experiments(studyId: number): readonly Experiment[];
  changeExperiment(experimentId: number, change: ExperimentChange): void;
  /** By repetition, then by arm. */
  experimentRuns(experimentId: number): readonly ExperimentRun[];
  /** The same without what is long: for whoever asks several times a second. */
  experimentRunStates(experimentId: number): readonly RunState[];
  changeExperimentRun(experimentId: number, place: RunPlace, change: RunChange): void;

  /** The best first. */
  rankedConfigurations(studyId: number, limit: number): readonly RankedConfiguration[];
  /** With a job that waits in line. */
  createConfirmation(confirmation: NewConfirmation): Confirmation;
  /** @throws TrialdeckError not-found */
  confirmation(confirmationId: number): Confirmation;
  /** Null where the study has none. */
  latestConfirmation(studyId: number): Confirmation | null;
  /** Of the study, in the order in which they were asked for. */
  confirmations(studyId: number): readonly Confirmation[];
  /**
   * Writes the session of its runs, as a part of its job, in a study that no list shows.
   * @param prepare makes what the session needs beside the database; where it throws, nothing is written
   */
  beginConfirmation(confirmationId: number, runs: ConfirmationRuns, prepare: (session: Session) => void): Session;

  /** The incumbents of a study in the order in which they led. */
  incumbentTrainings(studyId: number): readonly IncumbentTraining[];
  /** Writes the session that trains them, as a part of its job, in a study that no list shows; as `beginConfirmation`. */
  beginTrainingAgain(jobId: number, studyId: number, runs: ConfirmationRuns, prepare: (session: Session) => void): Session;
  /** The session that is the job's part; null where it has none yet. */
  sessionOfPart(jobId: number): Session | null;

  /** Copies the whole database into a new file while others go on; see back-up.ts. */
  backUp(file: string, signal: AbortSignal, onPages: (done: number, of: number) => void): Promise<void>;

  /**
   * Writes the study with everything to a new database file of its own.
   * @throws TrialdeckError usage where the file exists
   */
  exportStudy(studyId: number, file: string): void;
  /**
   * Copies the studies of such a file that are not here yet; returns their ids here. What ran there is paused here.
   * @param options.sample whether they count as studies that came with the product
   */
  importStudies(file: string, options: { readonly sample: boolean }): readonly number[];

  /** On disk when the call returns, so that no reading happens without its entry. */
  recordVaultReading(studyId: number, reading: NewVaultReading): void;
  /** In the order of reading; those of purged studies stay. */
  vaultReadings(studyId?: number): readonly LoggedVaultReading[];
  /** Of the study's own readings, in their order; one that broke off gave nothing. */
  vaultValues(studyId: number): readonly VaultValue[];
  /** Undefined where the key was never set. */
  setting(key: string): unknown;
  setSetting(key: string, value: unknown): void;
}
