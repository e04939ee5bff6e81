/** Whatever takes longer than a call: how it is started and steered, how far it is. */
import type { Job, JobDetail, JobFilter, JobRequest } from '../job.ts';
import { parseJobFilter, parseJobId, parseJobRequest } from '../parse/job.ts';
import { parsePlace } from '../parse/place.ts';
import { optional, type ArgumentParsers } from './argument-parsers.ts';

export interface JobCalls {
  /**
   * Starts it, or puts it in line where the machine has no room for it yet. Where an unfinished job is about the same, that
   * one is answered and no second one made.
   */
  startJob(request: JobRequest): Job;
  /**
   * Those that run, those that wait in the order of the line, those that are paused, then the others, the latest end first:
   * at most 200. A part of another job is listed only while it runs or waits on its own; one that came with the product, finished,
   * only where its study is named.
   */
  jobs(filter?: JobFilter): readonly Job[];
  job(jobId: number): JobDetail;
  /** Takes it out of the line, or interrupts it where it can go on later: trials stop after their epoch. */
  pauseJob(jobId: number): void;
  /**
   * Puts it at the end of the line. A failed one is tried again.
   * @param on where a search goes on from now, see SearchRequest; without it where it ran before
   */
  resumeJob(jobId: number, on?: string | null): void;
  /** Ends it before its end; what it has done so far stays. */
  stopJob(jobId: number): void;
  /** Of a search that has not begun, its session goes too; of an experiment, the sessions stay. */
  deleteJob(jobId: number): void;
}

export interface JobEvents {
  /** A job was added, moved on, or was deleted (null); at most four times a second for each. Those of other jobs too. */
  job: { readonly jobId: number; readonly job: Job | null };
}

export const jobCalls = {
  startJob: [parseJobRequest],
  jobs: [optional(parseJobFilter)],
  job: [parseJobId],
  pauseJob: [parseJobId],
  resumeJob: [parseJobId, optional(parsePlace)],
  stopJob: [parseJobId],
  deleteJob: [parseJobId],
} satisfies ArgumentParsers<JobCalls>;
