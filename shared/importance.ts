/** Which hyperparameters mattered: what is asked of the trials of a study, and what they say. */
import type { Estimated } from './evidence.ts';
import type { TrialFilter } from './trial-table.ts';

export const IMPORTANCE_METHODS = ['ped-anova', 'fanova', 'permutation'] as const;
export type ImportanceMethod = (typeof IMPORTANCE_METHODS)[number];

/**
 * Where a hyperparameter is to matter: over all that was tried, or in the better half of it alone. PED-ANOVA also knows `space`: over all
 * that might have been tried, each value as often as any other, wherever the search looked.
 */
export const IMPORTANCE_REGIONS = ['whole', 'good', 'space'] as const;
export type ImportanceRegion = (typeof IMPORTANCE_REGIONS)[number];

export interface ImportanceRequest {
  readonly studyId: number;
  readonly filter?: TrialFilter | undefined;
  readonly method: ImportanceMethod;
  readonly region: ImportanceRegion;
}

export interface Importances {
  readonly method: ImportanceMethod;
  readonly region: ImportanceRegion;
  /** Trials that pass the filter and have a value. */
  readonly matched: number;
  /** How many of them this is computed from: a sample where there are too many. */
  readonly used: number;
  /** Why nothing can be said; null where something can. */
  readonly refusal: string | null;
  /** The hyperparameters that can vary, the most important first. */
  readonly parameters: readonly ParameterImportance[];
  /** What two explain beyond each of them alone, the most important first; of fANOVA alone. */
  readonly pairs: readonly PairImportance[];
}

export interface ParameterImportance {
  readonly name: string;
  /** From 0 to 1, with its 95 % bootstrap interval over trials; without a value where too few trials have the hyperparameter. */
  readonly share: Estimated;
  /** Trials that are left out, since it is not active in them. */
  readonly inactive: number;
  /** Null where too few trials have the hyperparameter. */
  readonly curve: MarginalCurve | null;
}

export interface PairImportance {
  readonly names: readonly [first: string, second: string];
  readonly share: Estimated;
}

/** The mean value that the forest predicts along one hyperparameter, over all others. All lists are of one length. */
export interface MarginalCurve {
  /** Values of the hyperparameter, ascending, or the places of its categories. */
  readonly at: readonly number[];
  /** In the unit of the measure. */
  readonly mean: readonly number[];
  /** Ends of the 95 % bootstrap interval over trials. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The trials of a study that have a value, by columns. */
export interface MeasuredTrials {
  /** Trials that pass the filter and have a value; the columns may be those of a sample. */
  readonly matched: number;
  /** Of each trial its value. */
  readonly values: Float64Array;
  /** Of each hyperparameter of the space and each trial: a number as it is, a category by its place; NaN where it is not active. */
  readonly parameters: readonly { readonly name: string; readonly stored: Float64Array }[];
}
