/** What the lab has measured so far. Pure. */
import type { LabPlan, LabReport, MeasuredLeak } from '../../../../../shared/leaks/lab.ts';
import { experimentsOf } from './catalogue.ts';
import type { LeakExperiment, Repetition } from './experiment.ts';
import { batchesOf } from './lab-trainings.ts';
import type { LabSetting } from './setting.ts';
import { keyOf, type Trained } from './training.ts';

export interface TrainedLab {
  readonly plan: LabPlan;
  readonly setting: LabSetting;
  /** What is done, by the key of its training. */
  readonly trained: ReadonlyMap<string, Trained>;
}

export function labReport({ plan, setting, trained }: TrainedLab): LabReport {
  const measured = experimentsOf(plan.leaks).flatMap((experiment) => measuredBy(experiment, setting, trained));
  const keys = batchesOf(plan.leaks, setting).flatMap(({ trainings }) => trainings.map(keyOf));
  return {
    plan,
    done: keys.filter((key) => trained.has(key)).length,
    of: keys.length,
    measured: measured.toSorted((one, other) => other.illusion.estimate.value! - one.illusion.estimate.value!),
  };
}

function measuredBy(
  experiment: LeakExperiment,
  setting: LabSetting,
  trained: ReadonlyMap<string, Trained>,
): readonly MeasuredLeak[] {
  const complete = Array.from({ length: setting.repetitions }, (_, at) =>
    repetitionOf(experiment, setting, at + 1, trained),
  ).filter((repetition) => repetition !== null);
  if (complete.length < experiment.needs) return [];
  return [{ leak: experiment.leak, ...experiment.measure(complete, setting) }];
}

/** Null where some of its trainings are not done. */
function repetitionOf(
  experiment: LeakExperiment,
  setting: LabSetting,
  repetition: number,
  trained: ReadonlyMap<string, Trained>,
): Repetition | null {
  const found = experiment.trainings(setting, repetition).map((training) => trained.get(keyOf(training)));
  return found.every((one) => one !== undefined) ? found : null;
}
