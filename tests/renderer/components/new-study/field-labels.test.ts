import { expect, test } from 'vitest';
import { labelOf } from '../../../../renderer/components/new-study/field-labels.ts';
import type { StrategyEntry } from '../../../../shared/catalogue.ts';

const entry = (title: string): StrategyEntry => ({
  ...{ name: 'any', title: 'Any', how: '', paper: '' },
  options: [{ name: 'epochs', title, type: 'int', default: 1, what: '' }],
});

test.each([
  ['task.rows', 'Rows'],
  ['task.splitSeed', 'Split seed'],
  ['budget.trials', 'Ends after'],
  ['epochs', 'Epochs of a trial'],
  ['strategy.options.epochs', 'Of the strategy'],
  ['stopRule.options.epochs', 'Of the rule'],
  ['stopRule.options.other', undefined],
  ['space.units.low', 'Lowest of units'],
  ['space.units', undefined],
  ['queue', undefined],
  ['task.command', undefined],
])('%s is called %s', (path, label) => {
  expect(labelOf(path, entry('Of the strategy'), entry('Of the rule'))).toBe(label);
});
