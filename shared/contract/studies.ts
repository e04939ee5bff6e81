/** The studies of a database. */
import type { ConfirmedMeans, VaultValue } from '../confirmation.ts';
import type { Corrected } from '../corrected.ts';
import type { StudyMarks } from '../marks.ts';
import type { Session, Study } from '../model.ts';
import type { Winner } from './searches.ts';
import type { TaskAbout } from '../task.ts';
import { parseStudyId, parseStudyMarks, parseStudyName } from '../parse/study.ts';
import type { ArgumentParsers } from './argument-parsers.ts';

export interface StudyOverview extends Study {
  /** What its task is called and can do. */
  readonly about: TaskAbout;
  readonly sessions: readonly Session[];
  readonly trials: number;
  readonly finishedTrials: number;
  readonly runningTrials: number;
  readonly bestValue: number | null;
  readonly bestTrialId: number | null;
  /** The best value, corrected for having been chosen among all trials of the study. */
  readonly corrected: Corrected;
  /** The first trial of the configuration that is corrected; of a study without one the best trial as it looks. */
  readonly winnerTrialId: number | null;
  /** Among the configurations that sessions measured again, see `Winner`; null where none was. */
  readonly winner: Winner | null;
  /** Of the space's default configuration, if it was trained: the mean of its model seeds, each for as many epochs as the first. */
  readonly defaultValue: number | null;
  /** How many model seeds that is the mean of. */
  readonly defaultSeeds: number;
  /** Its first trial. */
  readonly defaultTrialId: number | null;
  /** Whether the winner has the default configuration, with whichever model seed. */
  readonly winnerIsDefault: boolean;
  /** Whether every value of its trials so far is a whole number, and there is one; not looked at where such are always written alike. */
  readonly wholeValues: boolean;
  readonly updatedAt: string;
  /** At most 40 values of the incumbent over the trials, for a sparkline. */
  readonly incumbent: readonly number[];
  readonly vaultReadings: readonly VaultReading[];
  /** How often other studies have read the same rows, where this one has read any; else 0. */
  readonly readingsByOthers: number;
  /** Of the latest confirmation that came to its end; null while there is none. */
  readonly confirmed: ConfirmedMeans | null;
  /** What the readings gave, in their order, each with whose value it is. */
  readonly vaultValues: readonly VaultShare[];
}

export type VaultShare = Omit<VaultValue, 'modelSeed' | 'classes'>;

export interface VaultReading {
  readonly at: string;
  readonly why: string;
  readonly trialId: number | null;
}

export interface StudyCalls {
  studies(): readonly StudyOverview[];
  study(studyId: number): StudyOverview;
  renameStudy(studyId: number, name: string): void;
  markStudy(studyId: number, marks: StudyMarks): void;
  /** Hides the study; `restoreStudy` brings it back until the process ends. */
  deleteStudy(studyId: number): void;
  restoreStudy(studyId: number): void;
}

export interface StudyEvents {
  /** A study was added, changed or removed. */
  study: { readonly studyId: number };
  /** The rows of more of the study's trials are counted: its corrected value moved on. */
  counted: { readonly studyId: number };
}

export const studyCalls = {
  studies: [],
  study: [parseStudyId],
  renameStudy: [parseStudyId, parseStudyName],
  markStudy: [parseStudyId, parseStudyMarks],
  deleteStudy: [parseStudyId],
  restoreStudy: [parseStudyId],
} satisfies ArgumentParsers<StudyCalls>;
