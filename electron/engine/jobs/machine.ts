/**
 * Who has the machine's cores. One job at a time has all of them: the one that trains. Beside it runs one of each kind that
 * takes a core of its own, and whatever only waits for a disk or a network. What has no room waits in line, in order of
 * arrival, and nothing overtakes what waits for the same. Pure.
 */
import type { StoredJob } from '../../../db/store.ts';

type Placed = Pick<StoredJob, 'id' | 'kind' | 'cores' | 'parent'>;

/** The job that has what the other one needs, or waits for it before it; null where its turn has come. */
export function holderOf<Job extends Placed>(job: Placed, running: readonly Job[], earlier: readonly Job[]): Job | null {
  const own = new Set(running.map(({ id }) => id));
  // The part of a job that runs has its place in it.
  const places = running.filter(({ parent }) => parent === null || !own.has(parent));
  return [...places, ...earlier].find((other) => exclude(other, job)) ?? null;
}

/** How many cores a job that can think on several may take beside all that runs: one where something trains. */
export function coresBeside(running: readonly Placed[], cores: number): number {
  return running.some((job) => job.cores === 'all') ? 1 : cores;
}

function exclude(one: Placed, other: Placed): boolean {
  if (one.cores === 'all' || other.cores === 'all') return one.cores === other.cores;
  return one.cores === 'one' && other.cores === 'one' && one.kind === other.kind;
}
