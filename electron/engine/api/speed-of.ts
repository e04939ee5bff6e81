/** How fast this machine trains trials of a kind, from what it has trained, or from a measurement that is made once. */
import { TrialdeckError } from '../../../shared/errors.ts';
import type { BackendHost } from '../backend-host.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { TaskKind } from '../tasks/task.ts';
import type { Speed } from './estimate.ts';
import { speedFromTrials } from './measure-speed.ts';
import { studySpeed } from './study-speed.ts';

/** @param studyId the study that is continued */
export type SpeedOf = (kind: TaskKind, studyId: number | undefined) => Promise<Speed>;

/** After a measurement that failed, the next question measures again. */
export function createSpeed(host: Pick<BackendHost, 'store' | 'environment'>, jobs: Jobs): SpeedOf {
  const measured = new Map<string, Speed>();
  return async ({ name, yardstick }, studyId) => {
    if (yardstick === null) return studySpeed(host.store, studyId);
    const known = speedFromTrials(host, name) ?? measured.get(name);
    if (known) return known;
    const { result, reason } = await jobs.ended(jobs.start({ kind: 'speed', request: { task: name } }).id);
    if (result === undefined) throw new TrialdeckError('unavailable', reason ?? 'The measurement of the speed was stopped.');
    const speed = result as Speed;
    measured.set(name, speed);
    return speed;
  };
}
