import { expect, test } from 'vitest';
import { draftFor, newDraft, NO_STOP_RULE, requestOf, type Draft } from '../../../../renderer/components/new-study/draft.ts';
import type { Choices, Preset } from '../../../../shared/catalogue.ts';
import { ACCURACY, LOSS } from '../../../support/measures.ts';
import { overviewOf } from '../../../support/window-data.ts';

const choices: Choices = {
  presets: [],
  elsewhere: [],
  strategies: [{ name: 'random', title: 'Random search', how: '', paper: '', options: [] }],
  stopRules: [{ name: 'median', title: 'Median rule', how: '', paper: '', options: [] }],
  missingDatasets: [],
  datasets: [],
  measures: [LOSS, ACCURACY],
  space: {},
  parameters: [],
  cores: 2,
  workersInMemory: 8,
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

test('the task of the preset is that of the draft and of its request, but a study keeps its own', () => {
  const task = { kind: 'network', dataset: 'figures', rows: 900 };
  const draft = newDraft(choices, 2, { name: 'mild', title: 'Mild', text: '', request: { task } });
  expect(draft.task).toEqual({ dataset: 'figures', rows: 900, splitSeed: 1 });
  expect(requestOf(draft, choices.strategies).task).toEqual({ ...task, splitSeed: 1 });
  expect(requestOf(draftFor(overviewOf({}), choices, 2), choices.strategies).task).toBeUndefined();
});

test('results count as is usual unless the preset or the person says otherwise', () => {
  const widthOf = (draft: Draft) => requestOf(draft, choices.strategies).width;
  const draft = newDraft(choices, 2);
  expect(widthOf(draft)).toBeUndefined();
  expect(widthOf({ ...draft, counting: 'width', width: 3 })).toBe(3);
  expect(widthOf({ ...draft, counting: 'as they come', width: 3 })).toBeNull();
  const preset = (width: number | null): Preset => ({ name: 'mild', title: 'Mild', text: '', request: { width } });
  expect([5, null].map((width) => widthOf(newDraft(choices, 2, preset(width))))).toEqual([5, null]);
});

test('the objective is the first measure unless the preset names another one; a study keeps its own', () => {
  const preset: Preset = { name: 'mild', title: 'Mild', text: '', request: { objective: 'accuracy' } };
  expect(
    [newDraft(choices, 2), newDraft(choices, 2, preset)].map((draft) => requestOf(draft, choices.strategies).objective),
  ).toEqual([...['loss', 'accuracy']]);
  const further = draftFor(overviewOf({ objectives: [ACCURACY.name] }), choices, 2);
  expect([further.objective, requestOf(further, choices.strategies).objective]).toEqual(['accuracy', undefined]);
});
