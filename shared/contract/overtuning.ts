/** Overtuning of a study. What is missing of it is trained by a job. */
import type { OvertuningDetail } from '../overtuning.ts';
import { parseStudyId } from '../parse/study.ts';
import type { ArgumentParsers } from './argument-parsers.ts';

export interface OvertuningCalls {
  overtuning(studyId: number): OvertuningDetail;
}

export const overtuningCalls = {
  overtuning: [parseStudyId],
} satisfies ArgumentParsers<OvertuningCalls>;
