import type { Job } from '../../shared/job.ts';

/** How far the work is, 0 to 1, by what trains where something does; null where nothing runs. */
export function progressShare(running: readonly Job[]): number | null {
  const leading = running.find(({ cores }) => cores === 'all') ?? running[0];
  return leading === undefined ? null : (leading.progress.share ?? 0);
}
