import { expect, test } from 'vitest';
import {
  newComparison,
  type ComparisonDraft,
} from '../../../../../renderer/components/strategies/comparison/comparison-draft.ts';
import {
  effortText,
  seesTooMuch,
  usualBudgetText,
  usualEpochs,
} from '../../../../../renderer/components/strategies/comparison/drafted-budget.ts';
import type { ExperimentKind } from '../../../../../shared/experiment.ts';

const RECORDED = { maxEpochs: 27, recording: { totalEpochs: 23_328 } };
const UNRECORDED = { maxEpochs: 15, recording: null };
const draft = (kind: ExperimentKind, given: Partial<ComparisonDraft> = {}): ComparisonDraft => ({
  ...newComparison([], kind),
  ...given,
});

test('a replay spends at most a tenth of the recording, with twice the budget too; training the epochs of twenty trials', () => {
  expect(usualEpochs(draft('replay'), RECORDED)).toBe(1166);
  expect(usualEpochs(draft('replay'), { ...RECORDED, recording: { totalEpochs: 100 } })).toBe(27);
  expect([usualEpochs(draft('training'), RECORDED), usualEpochs(draft('training'), UNRECORDED)]).toEqual([540, 300]);
  expect(usualBudgetText(draft('replay'), RECORDED)).toContain("the recording's 23,328");
  expect(usualBudgetText(draft('training'), UNRECORDED)).toBe('Empty: the epochs of 20 whole trials, 300.');
});

test('the searches are counted with those that are always there, and what they spend with the double budget of one', () => {
  expect(effortText(draft('training', { pairs: 6 }), UNRECORDED)).toBe('12 searches, 5,400 epochs in all.');
  expect(effortText(draft('replay', { pairs: 10, axis: 'trials', amount: 5 }), RECORDED)).toBe('20 searches, 150 trials in all.');
  expect(effortText(draft('replay', { pairs: 10 }), RECORDED)).toBe('20 searches.');
});

test('more than a tenth of the recording is too much for random search with twice the budget', () => {
  expect([1166, 1167].map((amount) => seesTooMuch(draft('replay', { amount }), RECORDED))).toEqual([false, true]);
  expect(seesTooMuch(draft('replay', { amount: 1e6, axis: 'trials' }), RECORDED)).toBe(false);
  expect(seesTooMuch(draft('training', { amount: 1e6 }), RECORDED)).toBe(false);
});
