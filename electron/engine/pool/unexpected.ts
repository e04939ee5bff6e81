import { TrialdeckError } from '../../../shared/errors.ts';

/** What a worker that says it is ended for. @param sentence about "it", the worker */
export function unexpected(sentence: string): TrialdeckError {
  return new TrialdeckError('failure', sentence);
}
