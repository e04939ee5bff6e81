/** All that a report of a study is made from, as plain data: the same numbers as the screens show. */
import type { Audit } from '../../audit.ts';
import type { StrategyEntry } from '../../catalogue.ts';
import type { ConfirmationDetail } from '../../confirmation.ts';
import type { NeverRight } from '../../contract/rows.ts';
import type { StudyOverview } from '../../contract/studies.ts';
import type { ExperimentDetail } from '../../experiment-detail.ts';
import type { ForeignSearches } from '../../foreign-searches.ts';
import type { Importances } from '../../importance.ts';
import type { LabReport } from '../../leaks/lab.ts';
import type { Environment, Params } from '../../model.ts';
import type { OvertuningDetail } from '../../overtuning.ts';
import type { PlotData } from '../../plots.ts';
import type { Spent } from '../../spent.ts';
import type { TrialRow } from '../../trial-table.ts';
import type { Citable, CitedComparison } from './cited.ts';
import type { TaskWords } from './task-words.ts';

export interface StudyEvidence {
  readonly study: StudyOverview;
  /** What the kind of its trials has the report say. */
  readonly words: TaskWords;
  /** When this was gathered, in ISO 8601. */
  readonly madeAt: string;
  /** Configurations that have a value. */
  readonly configurations: number;
  /** The configuration that a person would start from. */
  readonly usual: Params;
  /** The trial that the study's corrected value is of; else the best as it looks. Null where none has a value. */
  readonly best: TrialRow | null;
  /** The best first, at most `MOST_LEADING`, of each configuration the best trial. */
  readonly leading: readonly TrialRow[];
  /** By number; of more than `MOST_LISTED` the best. */
  readonly trials: readonly TrialRow[];
  readonly spent: readonly Spent[];
  /** Where trials were trained. */
  readonly environments: readonly Environment[];
  /** Ids of the sessions that comparisons of strategies have trained. */
  readonly compared: readonly number[];
  /** All that there are, in the order of the catalogue; those of other programs last. */
  readonly strategies: readonly StrategyEntry[];
  readonly stopRules: readonly StrategyEntry[];
  readonly plots: StudyPlots;
  /** By PED-ANOVA. */
  readonly divergence: Importances;
  /** By fANOVA. */
  readonly forest: Importances;
  readonly confirmation: ConfirmationDetail;
  readonly overtuning: OvertuningDetail;
  readonly audit: Audit;
  /** Null where no trial says which rows it gets right. */
  readonly neverRight: NeverRight | null;
  /** Those that have come to their end, the one with the most pairs first. */
  readonly comparisons: readonly ExperimentDetail[];
  /** Those of other studies on the same data set that could be cited, the one with the most pairs first. */
  readonly citable: readonly Citable[];
  /** The one that is; null where none is. */
  readonly cited: CitedComparison | null;
  /** Searches of another program beside ours; null where none was read in. */
  readonly foreign: ForeignSearches | null;
  /** The latest lab on the study's data set that has measured something; one in full before a quick one. */
  readonly lab: LabReport | null;
}

export const MOST_LEADING = 10;
export const MOST_LISTED = 1_000;

type Plot<Kind extends PlotData['kind']> = Extract<PlotData, { readonly kind: Kind }>;

export interface StudyPlots {
  readonly history: Plot<'history'>;
  readonly curves: Plot<'curves'>;
  readonly parallel: Plot<'parallel'>;
}
