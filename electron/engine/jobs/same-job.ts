import type { Store } from '../../../db/store.ts';
import type { StoredJob } from '../../../db/store/jobs.ts';
import type { JobKind, JobSubject } from '../../../shared/job.ts';

/** The job of the kind that waits or runs for the study, or null. */
export function sameStudyJob(store: Store, kind: JobKind, studyId: number): StoredJob | null {
  return store.unfinishedJobs().find((job) => job.kind === kind && job.studyId === studyId) ?? null;
}

/** The job of the kind that waits or runs and is about the same, or null. */
export function sameJob(store: Store, kind: JobKind, about: JobSubject): StoredJob | null {
  const key = JSON.stringify(about);
  return store.unfinishedJobs().find((job) => job.kind === kind && JSON.stringify(job.about) === key) ?? null;
}
