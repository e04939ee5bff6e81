/** The trials of a study, one by one and as a table. */
import type { TrialMarks } from '../marks.ts';
import type { Epoch } from '../model.ts';
import { parseJobId } from '../parse/job.ts';
import { parseTrialColumns, parseTrialFormat, parseTrialQuery, parseTrialSelection } from '../parse/trial-query.ts';
import { parseQueuedTrial, parseTrialId, parseTrialMarks } from '../parse/trial.ts';
import type { QueuedTrial } from '../search-request.ts';
import type { TrialDetail, TrialInspection } from '../trial-detail.ts';
import type { SortColumn, TrialPage, TrialQuery, TrialRow } from '../trial-table.ts';
import { optional, type ArgumentParsers } from './argument-parsers.ts';

export interface TrialCalls {
  trials(query: TrialQuery): TrialPage;
  trial(trialId: number): TrialDetail;
  /**
   * What an inspection has found, asked with the number of its job.
   * @throws TrialdeckError busy until the job has finished; unavailable with its reason, where it failed
   */
  inspection(jobId: number): TrialInspection;
  annotateTrial(trialId: number, marks: TrialMarks): void;
  /** Queues a configuration in a new manual session of the study (or the one that runs or waits); returns the session. */
  queueTrial(request: QueuedTrial): { readonly sessionId: number };
  /** @param columns of the CSV, in their order; all of them where there are none. */
  exportTrials(query: Omit<TrialQuery, 'offset' | 'limit'>, format: 'csv' | 'json', columns?: readonly SortColumn[]): string;
}

export interface TrialEvents {
  trial: { readonly studyId: number; readonly trial: TrialRow };
  epoch: { readonly studyId: number; readonly trialId: number; readonly number: number; readonly epoch: Epoch };
}

export const trialCalls = {
  trials: [parseTrialQuery],
  trial: [parseTrialId],
  inspection: [parseJobId],
  annotateTrial: [parseTrialId, parseTrialMarks],
  queueTrial: [parseQueuedTrial],
  exportTrials: [parseTrialSelection, parseTrialFormat, optional(parseTrialColumns)],
} satisfies ArgumentParsers<TrialCalls>;
