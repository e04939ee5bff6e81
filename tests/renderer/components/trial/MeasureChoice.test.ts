import { expect, test } from 'vitest';
import SegmentedInput from '../../../../renderer/components/controls/SegmentedInput.vue';
import SelectInput from '../../../../renderer/components/controls/SelectInput.vue';
import MeasureChoice from '../../../../renderer/components/trial/MeasureChoice.vue';
import type { Measure } from '../../../../shared/measure.ts';
import { ACCURACY, BALANCED_ACCURACY, LOSS, SCORE } from '../../../support/measures.ts';
import { openWindow } from '../../support/window.ts';

const shown = (measures: readonly Measure[]) => openWindow({}).show(MeasureChoice, { measures, modelValue: LOSS.name });
const kinds = (measures: readonly Measure[]) =>
  [SegmentedInput, SelectInput].map((kind) => shown(measures).findComponent(kind).exists());

test('every measure is an option, named by its title', () => {
  const options = shown([ACCURACY, LOSS, BALANCED_ACCURACY]).findAll('[role="radio"]');
  expect(options.map((option) => [option.text(), option.attributes('data-state')])).toEqual([
    ['Accuracy', 'unchecked'],
    ['Loss', 'checked'],
    ['Balanced accuracy', 'unchecked'],
  ]);
});

test('a few lie side by side, more open as a list', () => {
  expect(kinds([ACCURACY, LOSS, BALANCED_ACCURACY])).toEqual([true, false]);
  expect(kinds([ACCURACY, LOSS, BALANCED_ACCURACY, SCORE])).toEqual([false, true]);
});
