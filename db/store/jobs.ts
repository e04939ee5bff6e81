/** Jobs, and what those keep that have no other place. */
import type { RowFindings } from '../../shared/audit.ts';
import type { Job, JobFilter, JobKind, JobLogLine } from '../../shared/job.ts';
import type { Epoch, PartitionName } from '../../shared/model.ts';
import type { Change } from './change.ts';

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

export interface JobStore {
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
}
