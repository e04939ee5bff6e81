/** Measures of each kind: what a network is measured by, and one of which neither unit nor bounds are known. */
import { accuracy } from '../../electron/engine/tasks/network/measures/accuracy.ts';
import { balancedAccuracy } from '../../electron/engine/tasks/network/measures/balanced-accuracy.ts';
import { loss } from '../../electron/engine/tasks/network/measures/loss.ts';
import type { Measure } from '../../shared/measure.ts';

export const ACCURACY: Measure = accuracy.measure;
export const BALANCED_ACCURACY: Measure = balancedAccuracy.measure;
export const LOSS: Measure = loss.measure;

/** As a program may report it. */
export const SCORE: Measure = {
  ...{ name: 'score', title: 'score', unit: '', goal: 'maximise', rows: null, classesAlike: false, onTrain: false },
  bounds: { low: null, high: null },
};
