/** Trials as the table, the plots and the weighing of hyperparameters show them. */
import type { MeasuredTrials } from '../../shared/importance.ts';
import type { PlotData, PlotRequest } from '../../shared/plots.ts';
import type { TrialDetail } from '../../shared/trial-detail.ts';
import type { TrialFilter, TrialPage, TrialQuery, TrialRow } from '../../shared/trial-table.ts';

export interface ShownTrialStore {
  trialRow(trialId: number): TrialRow;
  /** Without `defaults`, which the caller knows. */
  trialDetail(trialId: number): Omit<TrialDetail, 'defaults' | 'weights' | 'whyNotFurther'>;
  trialPage(query: TrialQuery): TrialPage;
  /** All rows that pass, in order, one at a time. */
  eachTrial(query: Omit<TrialQuery, 'offset' | 'limit'>): Iterable<TrialRow>;
  plot(request: PlotRequest): PlotData;
  /** Those that pass the filter and have a value, by columns; of more than `most` a sample. */
  measuredTrials(studyId: number, filter: TrialFilter, most: number): MeasuredTrials;
}
