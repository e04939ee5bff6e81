import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import SpaceSection from '../../../../renderer/components/new-study/SpaceSection.vue';
import { openWindow } from '../../support/window.ts';

const before = { units: { type: 'int', low: 16, high: 256 } } as const;

test('a JSON file replaces the space, and a file with a mistake leaves it and says the rule', async () => {
  const section = openWindow().show(SpaceSection, { modelValue: before, parameters: [] });
  const choose = async (text: string): Promise<void> => {
    const input = section.get('input[type=file]');
    Object.defineProperty(input.element, 'files', { value: [new File([text], 'mine.json')], configurable: true });
    await input.trigger('change');
    await flushPromises();
  };
  await choose('{ "unitz": {} }');
  expect(section.get('[role=alert]').text()).toMatch(/Unknown hyperparameter unitz.*stays as it was/);
  expect(section.findComponent(SpaceSection).emitted('update:modelValue')).toBeUndefined();
  const wanted = { dropout_rate: { type: 'float', low: 0, high: 0.5 } };
  await choose(JSON.stringify(wanted));
  expect(section.findComponent(SpaceSection).emitted('update:modelValue')).toEqual([[wanted]]);
  expect(section.find('[role=alert]').exists()).toBe(false);
});
