/** How fast this machine trains, from what it has trained, or from a measurement that is made once. */
import { TrialdeckError } from '../../../shared/errors.ts';
import type { BackendHost } from '../backend-host.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Speed } from './estimate.ts';
import { speedFromTrials } from './measure-speed.ts';

/** After a measurement that failed, the next question measures again. */
export function createMachineSpeed(host: Pick<BackendHost, 'store' | 'environment'>, jobs: Jobs): () => Promise<Speed> {
  let measured: Speed | null = null;
  return async () => {
    const known = speedFromTrials(host) ?? measured;
    if (known) return known;
    const { result, reason } = await jobs.ended(jobs.start({ kind: 'speed', request: {} }).id);
    if (result === undefined) throw new TrialdeckError('unavailable', reason ?? 'The measurement of the speed was stopped.');
    measured = result as Speed;
    return measured;
  };
}
