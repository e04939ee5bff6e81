import { expect, test } from 'vitest';
import MeasureChoice from '../../../../renderer/components/trial/MeasureChoice.vue';
import type { Measure } from '../../../../shared/measure.ts';
import { ACCURACY, BALANCED_ACCURACY, LOSS, SCORE } from '../../../support/measures.ts';
import { openWindow } from '../../support/window.ts';

const shown = (measures: readonly Measure[]) => openWindow({}).show(MeasureChoice, { measures, modelValue: LOSS.name });

test('a few measures lie side by side, and one of them is taken', async () => {
  const wrapper = shown([ACCURACY, LOSS, BALANCED_ACCURACY]);
  const options = wrapper.findAll('[role="radio"]');
  expect(options.map((option) => option.text())).toEqual(['Accuracy', 'Loss', 'Balanced accuracy']);
  await options[2]!.trigger('click');
  expect(wrapper.emitted('update:modelValue')).toEqual([['balanced_accuracy']]);
});

test('more open as a list', () => {
  const wrapper = shown([ACCURACY, LOSS, BALANCED_ACCURACY, SCORE]);
  expect(wrapper.findAll('[role="radio"]')).toEqual([]);
  expect(wrapper.get('[aria-label="Curves of"]').text()).toBe('Loss');
});
