/** Trainings of the leak lab made by a formula, of which it is known what an honest judge must say. */
import { randomFor, type Random } from '../../shared/random.ts';
import type { HeldOutName } from '../../electron/engine/tasks/network/leaks/roles.ts';
import { settingOf, type LabSetting } from '../../electron/engine/tasks/network/leaks/setting.ts';
import type { HeldOut, Trained } from '../../electron/engine/tasks/network/leaks/training.ts';

export interface Simulated {
  /** What the training is worth after each epoch. */
  readonly worths: readonly number[];
  /** Standard deviation of an independent normal error of each value. */
  readonly error?: number;
  /** Added to every value of a partition. */
  readonly shift?: Partial<Record<HeldOutName, number>>;
  /** Whether balanced accuracy has errors of its own. */
  readonly balancedApart?: boolean;
}

export function simulatedTraining({ worths, error = 0, shift = {}, balancedApart = false }: Simulated, random: Random): Trained {
  const valuesOf = (worth: number, name: HeldOutName) => {
    const middle = worth + (shift[name] ?? 0);
    const accuracy = middle + error * random.normal();
    return { accuracy, balanced_accuracy: balancedApart ? middle + error * random.normal() : accuracy };
  };
  return worths.map((worth): HeldOut => ({
    stop: valuesOf(worth, 'stop'),
    select: valuesOf(worth, 'select'),
    confirm: valuesOf(worth, 'confirm'),
  }));
}

/** Of so many repetitions, each of trainings described alike. */
export function simulatedRepetitions(
  repetitions: number,
  trainings: number,
  describe: (repetition: number, training: number) => Simulated,
): readonly (readonly Trained[])[] {
  const random = randomFor('simulated lab');
  return Array.from({ length: repetitions }, (_, repetition) =>
    Array.from({ length: trainings }, (_, training) => simulatedTraining(describe(repetition, training), random)),
  );
}

export const LAB_SETTING: LabSetting = settingOf(
  { scale: 'quick', leaks: [], dataset: 'generated', repetitions: 8, seed: 1 },
  { rows: 60_000, classes: Array.from({ length: 10 }, (_, at) => `class ${at}`) },
);
