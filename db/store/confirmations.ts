/** Winners and incumbents that are trained again. */
import type { Confirmation } from '../../shared/confirmation.ts';
import type { Params, Session } from '../../shared/model.ts';
import type { StudyIncumbent } from '../../shared/overtuning.ts';
import type { RowResults } from '../../shared/row-results.ts';
import type { NewSearch } from './searches.ts';
import type { NewStudy } from './studies.ts';
import type { NewTrial } from './trials.ts';

export type NewConfirmation = Pick<Confirmation, 'studyId' | 'candidates' | 'modelSeeds' | 'workers'>;

/** A configuration of a study by what its trials came to. */
export interface RankedConfiguration {
  readonly params: Params;
  /** Mean of the objective on *select* over its model seeds. */
  readonly value: number;
  /** What its trials train at the most. */
  readonly epochs: number;
  /** The best of them, by number. */
  readonly trial: number;
}

/** An incumbent of a study, and what trains it again as it was. */
export interface IncumbentTraining extends Pick<NewTrial, 'params' | 'modelSeed' | 'epochs'> {
  readonly incumbent: StudyIncumbent;
  /** What it made of each row of *confirm*; null where that is not kept. */
  readonly confirmRows: RowResults | null;
}

/** A session with the study that holds it. */
export type ConfirmationRuns = Pick<NewSearch, 'session' | 'trials'> & { readonly study: NewStudy };

export interface ConfirmationStore {
  /** The best first. */
  rankedConfigurations(studyId: number, limit: number): readonly RankedConfiguration[];
  /** With a job that waits in line. */
  createConfirmation(confirmation: NewConfirmation): Confirmation;
  /** @throws TrialdeckError not-found */
  confirmation(confirmationId: number): Confirmation;
  /** Null where the study has none. */
  latestConfirmation(studyId: number): Confirmation | null;
  /** Of the study, in the order in which they were asked for. */
  confirmations(studyId: number): readonly Confirmation[];
  /**
   * Writes the session of its runs, as a part of its job, in a study that no list shows.
   * @param prepare makes what the session needs beside the database; where it throws, nothing is written
   */
  beginConfirmation(confirmationId: number, runs: ConfirmationRuns, prepare: (session: Session) => void): Session;
  /** The incumbents of a study in the order in which they led. */
  incumbentTrainings(studyId: number): readonly IncumbentTraining[];
  /** Writes the session that trains them, as a part of its job, in a study that no list shows; as `beginConfirmation`. */
  beginTrainingAgain(jobId: number, studyId: number, runs: ConfirmationRuns, prepare: (session: Session) => void): Session;
  /** The session that is the job's part; null where it has none yet. */
  sessionOfPart(jobId: number): Session | null;
}
