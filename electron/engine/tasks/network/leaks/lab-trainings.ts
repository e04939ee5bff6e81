/** Everything that a lab trains. */
import type { LeakName } from '../../../../../shared/leaks/leak.ts';
import { experimentsOf } from './catalogue.ts';
import type { LabSetting } from './setting.ts';
import { keyOf, type LabData, type LabTraining } from './training.ts';

/** Trainings on the same rows. */
export interface Batch {
  readonly data: LabData;
  readonly trainings: readonly LabTraining[];
}

/** Repetition by repetition, so that all leaks have their first figures early; what several experiments read is trained once. */
export function batchesOf(leaks: readonly LeakName[], setting: LabSetting): readonly Batch[] {
  const batches = new Map<string, { readonly data: LabData; readonly trainings: Map<string, LabTraining> }>();
  for (let repetition = 1; repetition <= setting.repetitions; repetition++) {
    for (const training of experimentsOf(leaks).flatMap((experiment) => experiment.trainings(setting, repetition))) {
      const name = JSON.stringify(training.data);
      const batch = batches.get(name) ?? { data: training.data, trainings: new Map<string, LabTraining>() };
      batch.trainings.set(keyOf(training), training);
      batches.set(name, batch);
    }
  }
  return [...batches.values()].map(({ data, trainings }) => ({ data, trainings: [...trainings.values()] }));
}

/** What is left to train. @param known the keys of what is done */
export function withoutDone(batches: readonly Batch[], known: ReadonlySet<string>): readonly Batch[] {
  return batches
    .map(({ data, trainings }) => ({ data, trainings: trainings.filter((training) => !known.has(keyOf(training))) }))
    .filter(({ trainings }) => trainings.length > 0);
}
