/** A pool of workers on this machine. They read and write the owner's files where they lie, as far as these are granted. */
import type { OpenPool } from './pool.ts';
import type { SpawnWorker } from './protocol.ts';
import { openWorkers } from './workers.ts';

const LIMITS = { startMs: 60_000, epochMs: 10 * 60_000, leaseMs: 60_000 };

export function localPool(spawn: SpawnWorker): OpenPool {
  return (options, listener) => {
    const { kind, confined, data, checkpointFolder, environment } = options;
    const start = (index: number) => spawn(index, { kind, confined, data, checkpointFolder, environment });
    return openWorkers({ start, limits: LIMITS, elsewhere: false }, options, listener);
  };
}
