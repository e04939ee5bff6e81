import { expect, test } from 'vitest';
import { nextTick, reactive } from 'vue';
import SelectInput from '../../../../renderer/components/controls/SelectInput.vue';
import { newDraft, requestOf } from '../../../../renderer/components/new-study/draft.ts';
import StrategySection from '../../../../renderer/components/new-study/StrategySection.vue';
import type { Choices } from '../../../../shared/catalogue.ts';
import { openWindow } from '../../support/window.ts';

const entry = { how: 'How it works.', paper: 'Where it is from.' };
const choices: Choices = {
  presets: [],
  strategies: [{ ...entry, name: 'random', title: 'Random search', options: [] }],
  stopRules: [
    {
      ...entry,
      name: 'patience',
      title: 'Patience',
      how: 'Stops what does not get better.',
      options: [{ name: 'epochs', title: 'Epochs to wait', type: 'int', default: 5, low: 1, high: 10, what: 'Epochs to wait.' }],
    },
  ],
  datasets: [],
  space: {},
  parameters: [],
  cores: 2,
};

test('a stop rule can be chosen, with its defaults and an explanation, and be left out again', async () => {
  const draft = reactive(newDraft(choices, 2));
  const { strategies, stopRules } = choices;
  const section = openWindow().show(StrategySection, { modelValue: draft, strategies, stopRules });
  const choose = async (name: string): Promise<void> => {
    const [, rule] = section.findAllComponents(SelectInput);
    rule!.vm.$emit('update:modelValue', name);
    await nextTick();
  };
  await choose('patience');
  expect(requestOf(draft).stopRule).toEqual({ name: 'patience', options: { epochs: 5 } });
  expect(section.text()).toContain('Stops what does not get better.');
  expect(section.findAll('label').map((label) => label.text())).toContain('Epochs to wait');
  expect(section.text()).toContain('Epochs to wait. 1 to 10.');
  await choose('none');
  expect(requestOf(draft).stopRule).toBeUndefined();
  expect(section.text()).not.toContain('Epochs to wait.');
});
