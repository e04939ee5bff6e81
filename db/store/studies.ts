/** Studies: what they are, and what they come to at a glance. */
import type { Authored, AuthoredChange } from '../../shared/authored.ts';
import type { StudyOverview } from '../../shared/contract/studies.ts';
import type { Study } from '../../shared/model.ts';
import type { Spent } from '../../shared/spent.ts';
import type { Change } from './change.ts';

export type NewStudy = Omit<Study, 'id' | 'createdAt' | 'starred' | 'archived' | 'note'>;

export type StudyChange = Change<Study, 'name' | 'starred' | 'archived' | 'note'>;

/** Of the trials of a study that have a value. */
export interface StudyCounts {
  readonly configurations: number;
  readonly modelSeeds: number;
  /** How many were asked for after a moment. */
  readonly askedAfter: number;
}

/** A study at a glance, as far as rows say it. */
export type StoredOverview = Omit<StudyOverview, 'about'>;

export interface StudyStore {
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
  /** What a person writes into its report. */
  authored(studyId: number): Authored;
  /** Returns what it has become. */
  changeAuthored(studyId: number, change: AuthoredChange): Authored;
  /** A deleted study is only hidden until `purgeDeleted`. */
  deleteStudy(studyId: number): void;
  restoreStudy(studyId: number): void;
  purgeDeleted(): void;
}
