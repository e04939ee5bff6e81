import { TrialdeckError } from '../../../shared/errors.ts';
import type { TrialInspection } from '../../../shared/trial-detail.ts';
import type { StoredJob } from '../../../db/store/jobs.ts';

/** What an inspection has found. @throws TrialdeckError busy until it has; unavailable, with the reason, where it did not */
export function inspectionResult({ id, kind, state, reason, result }: StoredJob): TrialInspection {
  if (kind !== 'inspection')
    throw new TrialdeckError('usage', `Job ${id} is of the kind ${kind}; allowed is the number of an inspection.`, 'jobId');
  if (state === 'running' || state === 'waiting') throw new TrialdeckError('busy', 'The trial is still being looked into.');
  if (result === undefined) throw new TrialdeckError('unavailable', reason ?? 'The look into the trial was stopped.');
  return result as TrialInspection;
}
