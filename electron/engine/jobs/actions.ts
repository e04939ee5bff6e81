/** What a person may do with a job. Pure, but for what its kind says of it. */
import type { StoredJob } from '../../../db/store/jobs.ts';
import type { JobAction, JobKind } from '../../../shared/job.ts';
import type { Kind } from './job.ts';

export function actionsOf(job: StoredJob, kind: Kind<JobKind>): readonly JobAction[] {
  const pause: readonly JobAction[] = kind.pauses ? ['pause'] : [];
  if (job.state === 'running') return [...pause, 'stop'];
  const end: readonly JobAction[] = kind.mayBeDeleted(job) ? ['delete'] : job.state === 'finished' ? [] : ['stop'];
  if (job.state === 'waiting') return [...pause, ...end];
  return job.state === 'finished' ? end : ['resume', ...end];
}
