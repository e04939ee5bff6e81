/** What may go wrong in a request, for people and for programs. `usage` is the caller's mistake, the others are not. */
export type ErrorCode = 'usage' | 'not-found' | 'busy' | 'unavailable' | 'failure';

/** An expected failure with a sentence for a person. It crosses every boundary as plain data, never as a stack. */
export class TrialdeckError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;

  constructor(code: ErrorCode, message: string, field?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TrialdeckError';
    this.code = code;
    this.field = field;
  }
}
