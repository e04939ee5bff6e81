import type { MeasuredLeak } from '../../../../../shared/leaks/lab.ts';
import type { LeakName } from '../../../../../shared/leaks/leak.ts';
import type { LabSetting } from './setting.ts';
import type { LabTraining, Trained } from './training.ts';

/** How one leak is committed on purpose and measured. Pure: one implementation a file, one line in `catalogue.ts`. */
export interface LeakExperiment {
  readonly leak: LeakName;
  /** What a repetition trains; the same for the same arguments. @param repetition from 1 */
  trainings(setting: LabSetting, repetition: number): readonly LabTraining[];
  /** How many repetitions it takes to say anything. */
  readonly needs: number;
  /** @param repetitions of each that is complete, its trainings in the order of `trainings`; at least as many as are needed */
  measure(repetitions: readonly Repetition[], setting: LabSetting): Omit<MeasuredLeak, 'leak'>;
}

export type Repetition = readonly Trained[];
