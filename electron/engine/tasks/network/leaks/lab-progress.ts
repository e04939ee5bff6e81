/** How far a lab is, and how long it still takes by what it has done since it was started. */
import type { Clock } from '../../../../../shared/clock.ts';
import { countedText, countText } from '../../../../../shared/format/count.ts';
import type { JobProgress } from '../../../../../shared/job.ts';
import { costOf } from './lab-cost.ts';
import type { Batch } from './lab-trainings.ts';
import type { LabSetting } from './setting.ts';
import type { LabTraining } from './training.ts';

/** Before so much of it is done, one training and the start of the workers would tell hours of a lab of minutes. */
const TELLING = 0.02;

export interface LabProgress {
  now(): JobProgress;
  /** One more is done. */
  add(training: LabTraining): void;
}

/** @param left what is to be trained now, of all that there are */
export function createLabProgress(left: readonly Batch[], of: number, setting: LabSetting, clock: Clock): LabProgress {
  const trainings = left.flatMap((batch) => batch.trainings);
  const whole = trainings.reduce((sum, training) => sum + costOf(training, setting), 0);
  const began = clock.ms();
  let done = of - trainings.length;
  let spent = 0;
  return {
    now: () => {
      const remainingMs = spent === 0 || spent < TELLING * whole ? null : ((clock.ms() - began) / spent) * (whole - spent);
      return { done, of, share: done / of, remainingMs, text: `${countText(done)} of ${countedText(of, 'training')}` };
    },
    add: (training) => {
      done += 1;
      spent += costOf(training, setting);
    },
  };
}
