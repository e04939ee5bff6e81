import type { ErrorCode } from '../../shared/errors.ts';
import { TrialdeckError } from '../../shared/errors.ts';

export interface Refusal {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly message: string;
}

/** The refusal that the action throws, as plain data; anything else that happens is an error of the test. */
export function refusalOf(action: () => unknown): Refusal {
  try {
    action();
  } catch (error) {
    if (!(error instanceof TrialdeckError)) throw error;
    return { code: error.code, field: error.field, message: error.message };
  }
  throw new Error('Nothing was refused.');
}

export const usage = (field: string | undefined, message: string): Refusal => ({ code: 'usage', field, message });
