/** Where the checkpoints of a session lie, and which of them are still needed. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { TrialdeckError } from '../../shared/errors.ts';
import { bestFirst, competes, type Directed } from '../../shared/measure.ts';
import type { Trial } from '../../shared/model.ts';

/** The best finished trials of a session can be inspected and continued without training again. */
const KEPT_BEST = 10;

export interface CheckpointFiles {
  readonly folder: string;
  fileOf(number: number): string;
  /** The file, or null where there is none. */
  existing(number: number): string | null;
  /** Removes all that no running trial, no promotion and no inspection needs. */
  tidy(trials: readonly Trial[], objective: Directed, mayBePromoted: boolean): void;
}

export function checkpointFileOf(checkpoints: string, sessionId: number, number: number): string {
  return path.join(checkpoints, `session-${sessionId}`, `trial-${number}.checkpoint`);
}

/** @throws TrialdeckError failure, where the folder cannot be made. */
export function checkpointFiles(checkpoints: string, sessionId: number): CheckpointFiles {
  const folder = path.join(checkpoints, `session-${sessionId}`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new TrialdeckError(
      'failure',
      `The folder ${folder} cannot be made: ${cause instanceof Error ? cause.message : String(cause)}.`,
    );
  }
  const fileOf = (number: number): string => checkpointFileOf(checkpoints, sessionId, number);
  return {
    folder,
    fileOf,
    existing: (number) => (existsSync(fileOf(number)) ? fileOf(number) : null),
    tidy: (trials, objective, mayBePromoted) => {
      const kept = new Set(neededOf(trials, objective, mayBePromoted).map(({ number }) => path.basename(fileOf(number))));
      for (const name of readdirSync(folder)) {
        if (!kept.has(name) && name.endsWith('.checkpoint')) rmSync(path.join(folder, name), { force: true });
      }
    },
  };
}

function neededOf(trials: readonly Trial[], objective: Directed, mayBePromoted: boolean): readonly Trial[] {
  const order = bestFirst(objective);
  const best = trials
    .filter(competes)
    .toSorted((left, right) => order(left.value!, right.value!) || left.number - right.number)
    .slice(0, KEPT_BEST);
  return trials.filter((trial) => trial.sequence === null || mayBePromoted || best.includes(trial));
}
