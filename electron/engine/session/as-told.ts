import { decides, valueOf, type Measure } from '../../../shared/measure.ts';
import type { Trial } from '../../../shared/model.ts';
import type { ToldEpoch } from '../../../db/store/trials.ts';

/** The trial as far as it is known to have trained, whether the clock has come to that or not. @param epochs those after its last one */
export function asTold(trial: Trial, epochs: readonly ToldEpoch[], objective: Measure): Trial {
  return epochs.reduce((known, { epoch }) => {
    const further = { ...known, epochsDone: epoch.epoch };
    if (!decides(epoch.stop, objective, known.stopValue)) return further;
    return { ...further, bestEpoch: epoch.epoch, stopValue: valueOf(epoch.stop, objective) };
  }, trial);
}
