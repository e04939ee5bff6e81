import type { Confirmation, ConfirmationDetail, ConfirmationEvidence } from '../../confirmation.ts';

export interface SettledConfirmation {
  readonly confirmation: Confirmation;
  readonly evidence: ConfirmationEvidence;
}

/** The confirmation that came to its end; null where there is none, or one that was stopped or still runs: it settles nothing. */
export function settledConfirmation({
  confirmation,
  evidence,
}: Pick<ConfirmationDetail, 'confirmation' | 'evidence'>): SettledConfirmation | null {
  if (confirmation === null || evidence === null) return null;
  return confirmation.state === 'finished' && !confirmation.stopped ? { confirmation, evidence } : null;
}
