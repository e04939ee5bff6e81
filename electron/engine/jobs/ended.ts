/** Those who wait for the end of a job, be it that it runs or that it still waits. */
import type { StoredJob } from '../../../db/store/jobs.ts';

export interface Ended {
  /** Settles when the job neither runs nor waits; at once where it does not. */
  of(job: StoredJob): Promise<StoredJob>;
  /** Tells all who wait for the job what it has come to. */
  settle(job: StoredJob): void;
}

export function createEnded(): Ended {
  const waiting = new Map<number, PromiseWithResolvers<StoredJob>>();
  return {
    of: (job) => {
      if (job.state !== 'running' && job.state !== 'waiting') return Promise.resolve(job);
      const known = waiting.get(job.id) ?? Promise.withResolvers<StoredJob>();
      waiting.set(job.id, known);
      return known.promise;
    },
    settle: (job) => {
      waiting.get(job.id)?.resolve(job);
      waiting.delete(job.id);
    },
  };
}
