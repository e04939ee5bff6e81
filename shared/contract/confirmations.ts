/** What the confirmation of a study has come to. It is started and steered as a job, and so is a reading of the vault. */
import type { ConfirmationDetail } from '../confirmation.ts';
import type { ConfirmationPower, PlannedConfirmation } from '../confirmation-power.ts';
import { parsePlannedConfirmation } from '../parse/confirmation.ts';
import { parseStudyId } from '../parse/study.ts';
import type { ArgumentParsers } from './argument-parsers.ts';

export interface ConfirmationCalls {
  /** The latest of the study, with what its runs say so far, and what the vault has said. Takes a second for 60 runs of 6,000 rows. */
  confirmation(studyId: number): ConfirmationDetail;
  /** What one of that size would find, simulated; null where the study does not tell how large the noise is. */
  confirmationPower(planned: PlannedConfirmation): ConfirmationPower | null;
}

export const confirmationCalls = {
  confirmation: [parseStudyId],
  confirmationPower: [parsePlannedConfirmation],
} satisfies ArgumentParsers<ConfirmationCalls>;
