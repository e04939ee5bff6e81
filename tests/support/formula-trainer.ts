/**
 * A trainer whose numbers are a formula, and that keeps real checkpoints. Its parameters say how long an epoch takes and what
 * goes wrong in which epoch.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { TrialdeckError } from '../../shared/errors.ts';
import type { Epoch } from '../../shared/model.ts';
import { packHits, type RowResultsByPartition } from '../../shared/row-results.ts';
import type { Task } from '../../shared/task.ts';
import { readCheckpoint, writeCheckpoint } from '../../electron/engine/tasks/network/training/checkpoint.ts';
import type { WorkerTools } from '../../electron/engine/pool/worker.ts';
import type { EpochListener, TrainingJob } from '../../electron/engine/tasks/trainer.ts';
import { formulaEpoch } from './formula-workers.ts';

/** The same after every epoch: the first three rows of *select* are known. */
export function formulaRows({ split }: Task): RowResultsByPartition {
  return { select: packHits(new Uint8Array(split!.select).fill(1, 0, 3)) };
}

/** Parameters of a trial. */
export interface Course {
  readonly epochMs?: number;
  /** What happens in the epoch `at`, when its checkpoint is written, where the owner does not know of that epoch yet. */
  readonly trouble?: 'dies' | 'hangs' | 'fails';
  readonly at?: number;
}

/** @param trouble ends or stops the worker; it settles never. */
export function formulaTools(trouble: (what: 'dies' | 'hangs') => Promise<never>): WorkerTools {
  const train = async (job: TrainingJob, onEpoch: EpochListener) => {
    const { epochMs = 0, trouble: what, at } = job.params as Course;
    const rows = Number(readFileSync(job.dataFile!, 'utf8'));
    const earlier = job.resumeFrom === null ? [] : readCheckpoint(job.resumeFrom).epochs;
    for (const epoch of earlier.slice(job.epochsKnown)) await onEpoch(epoch, {});
    const all = [...earlier];
    for (let epoch = all.length + 1; epoch <= job.epochs; epoch++) {
      if (epochMs > 0) await wait(epochMs);
      all.push({ ...formulaEpoch(job, epoch), facts: { rows } });
      if (job.checkpointFile) keep(job.checkpointFile, job, all);
      if (epoch === at && what === 'fails') throw new TrialdeckError('failure', 'The formula failed.');
      if (epoch === at && what && job.epochsKnown < at) await trouble(what as 'dies' | 'hangs');
      if ((await onEpoch(all.at(-1)!, formulaRows(job.task))) === 'stop') return { state: 'stopped' } as const;
    }
    return { state: 'completed', endedBy: 'target' } as const;
  };
  const nothing = (): never => {
    throw new TrialdeckError('failure', 'There is nothing to look into.');
  };
  return { trainer: { engine: 'reference', tensorflow: 'formula', train }, inspect: nothing };
}

function keep(file: string, { params, modelSeed, session }: TrainingJob, epochs: readonly Epoch[]): void {
  // Several pieces long.
  const state = new Map([['weights', new Float32Array(700_000).fill(epochs.length)]]);
  const epochsDone = epochs.length;
  const progress = { epochsDone, step: epochsDone, bestEpoch: 1, bestStop: 0, epochs, rowResults: {} };
  writeCheckpoint(file, { session, params, modelSeed, tensorflow: 'formula', ...progress, state, best: null });
}
