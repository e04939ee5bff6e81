/** What a leak lab has measured. It is started and steered as a job. */
import type { LabReport } from '../leaks/lab.ts';
import { parseJobId } from '../parse/job.ts';
import type { ArgumentParsers } from './argument-parsers.ts';

export interface LeakCalls {
  /** As far as its trainings are done. @throws TrialdeckError usage, where the job is no leak lab */
  leakReport(jobId: number): LabReport;
}

export const leakCalls = {
  leakReport: [parseJobId],
} satisfies ArgumentParsers<LeakCalls>;
