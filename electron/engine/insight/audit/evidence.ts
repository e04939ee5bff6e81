/** What is known of a study when it is audited, as plain data. */
import type { Implausible, RowFindings } from '../../../../shared/audit.ts';
import type { Confirmation, ConfirmationEvidence, VaultValue } from '../../../../shared/confirmation.ts';
import type { Corrected } from '../../../../shared/corrected.ts';
import type { Split } from '../../../../shared/dataset.ts';
import type { ComparisonEvidence } from '../../../../shared/evidence.ts';
import type { Experiment } from '../../../../shared/experiment.ts';
import type { Measure } from '../../../../shared/measure.ts';
import type { Params, Space } from '../../../../shared/model.ts';

export interface AuditEvidence {
  readonly objective: Measure;
  readonly space: Space;
  /** Ends of ranges beyond which there are legal values. */
  readonly reachable: readonly { readonly name: string; readonly end: 'low' | 'high' }[];
  /** Null where the rows are the trials' own. */
  readonly split: Split | null;
  /** Names of the classes; none where the trials' rows are their own. */
  readonly classes: readonly string[];
  /** Whether the same values decide how long a trial trains and which one wins. */
  readonly stopsWhereItSelects: boolean;
  /** Null where nobody has looked at the rows. */
  readonly rows: RowFindings | null;
  /** Of trials with a value. */
  readonly configurations: number;
  readonly modelSeeds: number;
  readonly vault: VaultEvidence;
  /** The winner, by its number, as it looks: the mean of its model seeds where it is corrected; null where no trial has a value. */
  readonly best: AuditedBest | null;
  readonly corrected: Corrected;
  /** Why the winners cannot be confirmed; null where they can. */
  readonly cannotConfirm: string | null;
  /** The latest. */
  readonly confirmation: Confirmation | null;
  readonly confirmed: ConfirmationEvidence | null;
  /** How many were begun: all judge on the same rows. */
  readonly confirmations: number;
  /** The leading configurations, the best first, at most `LEADING`. */
  readonly leading: readonly Params[];
  readonly sessions: readonly SearchedSession[];
  /** Those that have come to their end. */
  readonly comparisons: readonly AuditedComparison[];
  readonly implausible: Implausible | null;
  /** Name of the measure that the vault is read by; null where there is none. */
  readonly hits: string | null;
}

export interface AuditedBest {
  readonly trial: number;
  readonly value: number;
  /** Whether its configuration is among those of the latest confirmation. */
  readonly confirmed: boolean;
}

export interface VaultEvidence {
  /** When the study has read it. */
  readonly readings: readonly string[];
  /** How many of them its log has lost. */
  readonly lost: number;
  /** How often other studies have read the same rows. */
  readonly others: number;
  /** Trials of the study that were asked for after its first reading. */
  readonly trialsAfter: number;
  /** Confirmations that were asked for after it. */
  readonly confirmationsAfter: number;
  readonly values: readonly VaultValue[];
}

/** A session that a strategy has searched on its own. */
export interface SearchedSession {
  /** Its number in the study. */
  readonly number: number;
  readonly strategy: string;
  /** Trained. */
  readonly epochs: number;
}

export interface AuditedComparison {
  readonly experiment: Experiment;
  readonly evidence: ComparisonEvidence;
}

/** So many of the best are looked at where the optimum is. */
export const LEADING = 10;
