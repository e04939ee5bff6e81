import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { expect, test } from 'vitest';
import NewStudyView from '../../../renderer/views/NewStudyView.vue';
import { useCatalogue } from '../../../renderer/stores/catalogue.ts';
import { usePreferences } from '../../../renderer/stores/preferences.ts';
import type { Choices } from '../../../shared/catalogue.ts';
import type { Estimate } from '../../../shared/contract/searches.ts';
import { PRESETS } from '../../../shared/presets.ts';
import { ASSIGNMENT_SPACE } from '../../../shared/network/assignment-space.ts';
import { ACCURACY, BALANCED_ACCURACY, LOSS } from '../../support/measures.ts';
import { choicesWith, FASHION, fetchOf } from '../support/missing-data.ts';
import { openWindow, refusal } from '../support/window.ts';

const CHOICES: Choices = {
  presets: PRESETS,
  strategies: [{ name: 'random', title: 'Random search', how: '', paper: '', options: [] }],
  elsewhere: [],
  stopRules: [],
  datasets: [],
  missingDatasets: [],
  measures: [ACCURACY, LOSS, BALANCED_ACCURACY],
  space: ASSIGNMENT_SPACE,
  parameters: [],
  cores: 2,
  workersInMemory: 8,
};
const SETTINGS = { workers: 2, theme: 'system', checkpointQuotaMb: 1000, keepAwake: false, notify: false };
const ESTIMATE: Estimate = {
  seconds: 60,
  low: 40,
  high: 90,
  trials: 12,
  epochs: 60,
  basis: 'a test',
  earlier: null,
  caution: null,
};

async function form(estimate: () => unknown = () => ESTIMATE): Promise<VueWrapper> {
  const window = openWindow({ choices: () => CHOICES, settings: () => SETTINGS, studies: () => [], estimate });
  await Promise.all([useCatalogue().load(), usePreferences().load()]);
  const view = window.show(NewStudyView);
  await flushPromises();
  return view;
}

/** What stands at the field, and in the card beside the form. */
async function written(view: VueWrapper, label: string, text: string): Promise<readonly (string | undefined)[]> {
  const id = view
    .findAll('label')
    .find((each) => each.text() === label)!
    .attributes('for');
  const field = view.find(`[id="${id}"]`);
  await field.setValue(text);
  await flushPromises();
  const said = view.find(`[id="${field.attributes('aria-describedby')}"]`).text();
  return [field.attributes('aria-invalid'), said, view.find('aside .refused').text()];
}

test.each([
  ['Ends after', '', 'Ends after is empty; allowed is a whole number of at least 1.'],
  ['Ends after', '0', 'Ends after is 0; allowed is a whole number of at least 1.'],
  ['Rows', 'many', 'Rows is not a number; allowed is a whole number of at least 40.'],
  ['Split seed', '-1', 'Split seed is -1; allowed is a whole number from 0 to 2147483647.'],
  ['Name', ' ', 'Name is empty; allowed is a text that is not blank.'],
])('%s “%s” is refused at the field and in the card, by its label', async (label, text, sentence) => {
  expect(await written(await form(), label, text)).toEqual(['true', sentence, sentence]);
});

test('what the backend refuses is said in the same way', async () => {
  const view = await form(() => {
    throw refusal('rows is 90000, but the data set has 60000 outside the vault.', 'usage', 'task.rows');
  });
  await new Promise((resolve) => setTimeout(resolve, 350));
  await flushPromises();
  expect(view.find('aside .refused').text()).toBe('Rows is 90000, but the data set has 60000 outside the vault.');
});

test('a data set that is not fetched is offered in place, and nothing starts before', async () => {
  const { answers, announce, show } = openWindow({
    choices: () => choicesWith([FASHION]),
    settings: () => SETTINGS,
    studies: () => [],
    estimate: () => ESTIMATE,
  });
  const wrapper = show(NewStudyView);
  await flushPromises();
  const start = () => wrapper.get('[aria-label="Estimate"] button');
  expect(wrapper.get('[aria-label="Fashion-MNIST is missing"]').text()).toContain('30.9 MB from data.example');
  expect(wrapper.text()).toContain('Not fetched yet');
  expect(wrapper.text()).toContain('Empty for all 60,000');
  expect(wrapper.get('[aria-label="Estimate"]').text()).toContain(
    'Fashion-MNIST is not fetched yet. Fetch it, or choose another data set.',
  );
  expect(start().attributes('disabled')).toBeDefined();
  answers.choices = () => choicesWith([]);
  announce('job', { jobId: 31, job: fetchOf({ state: 'finished' }) });
  await flushPromises();
  expect(wrapper.find('[aria-label="Fashion-MNIST is missing"]').exists()).toBe(false);
  expect(start().attributes('disabled')).toBeUndefined();
});

test('every measure of the task can be the objective, named by its direction', async () => {
  const view = await form();
  const ofObjective = view.findAllComponents({ name: 'SelectInput' }).filter((input) => input.props('modelValue') === 'accuracy');
  expect(ofObjective.map((input) => input.props('options'))).toEqual([
    [
      { value: 'accuracy', label: 'Highest accuracy' },
      { value: 'loss', label: 'Lowest loss' },
      { value: 'balanced_accuracy', label: 'Highest balanced accuracy' },
    ],
  ]);
});
