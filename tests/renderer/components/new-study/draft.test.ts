import { expect, test } from 'vitest';
import { newDraft, NO_STOP_RULE, requestOf } from '../../../../renderer/components/new-study/draft.ts';
import type { Choices, Preset } from '../../../../shared/catalogue.ts';

const choices: Choices = {
  presets: [],
  strategies: [{ name: 'random', title: 'Random search', how: '', paper: '', options: [] }],
  stopRules: [{ name: 'median', title: 'Median rule', how: '', paper: '', options: [] }],
  missingDatasets: [],
  datasets: [],
  space: {},
  parameters: [],
  cores: 2,
};

test('a draft has no stop rule unless its preset has one, and the request names it with its options', () => {
  const draft = newDraft(choices, 2);
  expect(draft.stopRule).toBe(NO_STOP_RULE);
  expect(requestOf(draft, choices.strategies).stopRule).toBeUndefined();
  const rule = { name: 'median', options: { startup_trials: 3 } };
  expect(requestOf({ ...draft, stopRule: rule.name, stopOptions: rule.options }, choices.strategies).stopRule).toEqual(rule);
  const preset: Preset = { name: 'mild', title: 'Mild', text: '', request: { stopRule: rule } };
  expect(requestOf(newDraft(choices, 2, preset), choices.strategies).stopRule).toEqual(rule);
  expect(requestOf({ ...draft, studyId: 3, stopRule: rule.name, stopOptions: rule.options }, choices.strategies)).toMatchObject({
    studyId: 3,
    stopRule: rule,
  });
});
