import { expect, test } from 'vitest';
import { nextTick, reactive } from 'vue';
import SelectInput from '../../../../renderer/components/controls/SelectInput.vue';
import { newDraft, requestOf } from '../../../../renderer/components/new-study/draft.ts';
import StrategySection from '../../../../renderer/components/new-study/StrategySection.vue';
import type { Choices } from '../../../../shared/catalogue.ts';
import type { Params } from '../../../../shared/model.ts';
import { openWindow } from '../../support/window.ts';

const entry = { how: 'How it works.', paper: 'Where it is from.' };
const choices: Choices = {
  presets: [],
  elsewhere: [],
  measures: [],
  strategies: [
    { ...entry, name: 'random', title: 'Random search', options: [] },
    { ...entry, name: 'manual', title: 'By hand', options: [], queueOnly: true },
    {
      ...entry,
      name: 'zoom',
      title: 'Zoom',
      options: [{ name: 'ranges', title: 'Ranges', type: 'ranges', default: '', what: 'What is narrowed.' }],
    },
  ],
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
  missingDatasets: [],
  space: {
    units: { type: 'int', low: 0, high: 100 },
    activation: { type: 'categorical', values: ['relu', 'tanh'] },
  },
  parameters: [],
  cores: 2,
  workersInMemory: 8,
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
  expect(requestOf(draft, choices.strategies).stopRule).toEqual({ name: 'patience', options: { epochs: 5 } });
  expect(section.text()).toContain('Stops what does not get better.');
  expect(section.findAll('label').map((label) => label.text())).toContain('Epochs to wait');
  expect(section.text()).toContain('Epochs to wait. 1 to 10.');
  await choose('none');
  expect(requestOf(draft, choices.strategies).stopRule).toBeUndefined();
  expect(section.text()).not.toContain('Epochs to wait.');
});

function sectionFor(best: Params | null = null) {
  const draft = reactive(newDraft(choices, 2));
  const { strategies, stopRules } = choices;
  const section = openWindow().show(StrategySection, { modelValue: draft, strategies, stopRules, best });
  const choose = async (name: string): Promise<void> => {
    section.findComponent(SelectInput).vm.$emit('update:modelValue', name);
    await nextTick();
  };
  return { draft, section, choose };
}

test('zoom begins in the middle of a range, which can be changed and more be added', async () => {
  const { draft, section, choose } = sectionFor();
  await choose('zoom');
  expect(requestOf(draft, choices.strategies).strategy!.options).toEqual({ ranges: 'units=25..75' });
  await section.find('[aria-label="Highest of units"]').setValue('40');
  expect(requestOf(draft, choices.strategies).strategy!.options).toEqual({ ranges: 'units=25..40' });
  await section.find('[aria-label="Search units in its whole range"]').trigger('click');
  expect(requestOf(draft, choices.strategies).strategy!.options).toEqual({ ranges: '' });
});

test('zoom in another session begins around the best', async () => {
  const { draft, choose } = sectionFor({ units: 60, activation: 'tanh' });
  await choose('zoom');
  expect(requestOf(draft, choices.strategies).strategy!.options).toEqual({ ranges: 'units=35..85' });
});

test('by hand, what is written is queued, and its number is the budget', async () => {
  const { draft, section, choose } = sectionFor();
  await choose('manual');
  expect(requestOf(draft, choices.strategies)).toMatchObject({
    queue: [{ units: 0, activation: 'relu' }],
    budget: { trials: 1 },
  });
  const click = (label: string): Promise<void> =>
    section
      .findAll('button')
      .find((button) => button.text() === label)!
      .trigger('click');
  await click('Add a configuration');
  await section.findAll('details')[1]!.find('input').setValue('64');
  expect(requestOf(draft, choices.strategies)).toMatchObject({
    queue: [{ units: 0 }, { units: 64, activation: 'relu' }],
    budget: { trials: 2 },
  });
  await click('Leave configuration 1 out');
  expect(requestOf(draft, choices.strategies)).toMatchObject({ queue: [{ units: 64 }], budget: { trials: 1 } });
});
