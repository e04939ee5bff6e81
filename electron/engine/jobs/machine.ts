/**
 * Who has the machine's cores. One job at a time has all of them: the one that trains. Beside it runs one of each kind that
 * takes a core of its own, and whatever only waits for a disk or a network. What has no room waits in line, in order of
 * arrival, and nothing overtakes what waits for the same. Pure.
 */
import type { StoredJob } from '../../../db/store/jobs.ts';

type Placed = Pick<StoredJob, 'id' | 'kind' | 'cores' | 'parent' | 'state'>;

/**
 * The jobs that have what one in line needs, then those that wait for it before it; none where its turn has come.
 * @param unfinished whatever runs or waits, in the order of arrival
 */
export function holdersOf<Job extends Placed>(job: Placed, unfinished: readonly Job[]): readonly Job[] {
  const running = unfinished.filter(({ state }) => state === 'running');
  const own = new Set(running.map(({ id }) => id));
  // The part of a job that runs has its place in it.
  const places = running.filter(({ parent }) => parent === null || !own.has(parent));
  const line = unfinished.filter(({ state }) => state === 'waiting');
  const earlier = line.slice(
    0,
    line.findIndex(({ id }) => id === job.id),
  );
  return [...places, ...earlier].filter((other) => exclude(other, job));
}

/** How many cores a job that can think on several may take beside what runs: one where something trains. */
export function coresBeside(unfinished: readonly Placed[], cores: number): number {
  return unfinished.some((job) => job.state === 'running' && job.cores === 'all') ? 1 : cores;
}

/** The first in line whose turn has come, or null. */
export function firstInTurn<Job extends Placed>(unfinished: readonly Job[]): Job | null {
  return unfinished.find((job) => job.state === 'waiting' && holdersOf(job, unfinished).length === 0) ?? null;
}

function exclude(one: Placed, other: Placed): boolean {
  if (one.cores === 'all' || other.cores === 'all') return one.cores === other.cores;
  return one.cores === 'one' && other.cores === 'one' && one.kind === other.kind;
}
