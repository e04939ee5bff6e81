/** Trainings that several experiments read, each in its own way: they are trained once. */
import type { Params } from '../../../../../shared/model.ts';
import { labSeed, type LabSetting } from './setting.ts';
import type { LabData, LabTraining } from './training.ts';

/** One training of every configuration on the repetition's split. */
export function gridOf(setting: LabSetting, repetition: number): readonly LabTraining[] {
  return gridOn({ kind: 'split', repetition }, setting, setting.configurations);
}

/** One training of each configuration on these rows. */
export function gridOn(data: LabData, setting: LabSetting, configurations: readonly Params[]): readonly LabTraining[] {
  return configurations.map((params, at) => ({
    data,
    params,
    modelSeed: labSeed(setting, 'configuration', data.repetition, at),
    epochs: setting.epochs,
  }));
}

/** One configuration with many seeds on the repetition's split. */
export function seedsOf(setting: LabSetting, repetition: number): readonly LabTraining[] {
  return Array.from({ length: setting.seeds }, (_, at) => ({
    data: { kind: 'split', repetition },
    params: setting.configurations[0]!,
    modelSeed: labSeed(setting, 'seed', repetition, at),
    epochs: setting.epochs,
  }));
}
