/** What is known of trials row by row of *select*. */
import type { Corrected } from '../corrected.ts';
import { parseSessionId, parseStudyId } from '../parse/study.ts';
import { parseTrialId } from '../parse/trial.ts';
import type { TrialComparison } from '../trial-comparison.ts';
import type { ArgumentParsers } from './argument-parsers.ts';

/** A row of *select* that few trials get right, or none. */
export interface HardRow {
  /** Its place in *select*, from 0. */
  readonly row: number;
  /** How many of the counted trials get it right. */
  readonly right: number;
  /** The class that it is said to have. */
  readonly label: number;
  /** Row-major, 0 to 255; empty where the rows are no pictures. */
  readonly pixels: readonly number[];
}

/** Rows of *select* that no trial gets right. */
export interface NeverRight {
  /** How many trials were counted. */
  readonly trials: number;
  /** Of how many rows of *select*. */
  readonly of: number;
  /** How many rows none of them gets right. */
  readonly never: number;
}

export interface HardRows extends NeverRight {
  /** The rows that the fewest get right, at most 60. */
  readonly rows: readonly HardRow[];
  /** Ids of the best trials that are different networks and can be looked into for what they take the rows for, the best first, at most 5. */
  readonly asked: readonly number[];
}

export interface RowCalls {
  /**
   * The best value of a session, corrected for having been chosen among its trials, all of which are counted then; that of a study is
   * in its overview.
   */
  correctedSession(sessionId: number): Corrected;
  /** Two trials of a study row by row. @throws TrialdeckError usage where they are of two studies */
  compareTrials(firstId: number, secondId: number): TrialComparison;
  /**
   * The rows that no trial, or hardly one, gets right: their labels are suspect.
   * @throws TrialdeckError unavailable, where no rows are counted
   */
  hardRows(studyId: number): HardRows;
}

export const rowCalls = {
  correctedSession: [parseSessionId],
  compareTrials: [parseTrialId, parseTrialId],
  hardRows: [parseStudyId],
} satisfies ArgumentParsers<RowCalls>;
