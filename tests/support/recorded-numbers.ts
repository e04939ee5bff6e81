/** Numbers of a training held against those that were recorded. */
import { expect } from 'vitest';
import { thisMachine, type Machine } from './machine.ts';

/**
 * What a number may differ by on another machine: an accuracy in itself, any other number relatively. The reference engine,
 * which shares no arithmetic with TensorFlow, comes within 0.036 and 0.032 of the golden trials.
 */
const TOLERANCE = 0.04;

export interface RecordedTraining {
  /** By epoch, from the first. */
  readonly epochs: readonly Readonly<Record<string, number | null>>[];
}

/** Whether every bit must come out again here. */
export function isRecordedOn(machine: Machine): boolean {
  const here = thisMachine();
  return here.processor === machine.processor && here.tensorflow === machine.tensorflow;
}

/**
 * For another machine than the recorded one: there sums are added up in another order, and training carries the last bit on.
 * Every number may differ a little, and a trial that patience ends may have ended an epoch earlier or later; which epoch is
 * the best hangs on two near ones, so it is not looked at.
 */
export function expectNear(trained: readonly RecordedTraining[], recorded: readonly RecordedTraining[]): void {
  expect(trained.length).toBe(recorded.length);
  expect(
    recorded.flatMap(({ epochs }, at) => farFrom(epochs, trained[at]!.epochs).map((far) => ({ training: at, ...far }))),
  ).toEqual([]);
}

function farFrom(recorded: RecordedTraining['epochs'], trained: RecordedTraining['epochs']) {
  return recorded.slice(0, Math.max(1, trained.length)).flatMap((epoch, at) =>
    Object.entries(epoch).flatMap(([name, value]) => {
      const now = trained[at]?.[name] ?? null;
      return isNear(name, now, value) ? [] : [{ epoch: at + 1, name, now, recorded: value }];
    }),
  );
}

function isNear(name: string, now: number | null, recorded: number | null): boolean {
  if (now === null || recorded === null) return now === recorded;
  return Math.abs(now - recorded) <= TOLERANCE * (name.endsWith('Accuracy') ? 1 : Math.abs(recorded));
}
