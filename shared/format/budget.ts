/** What a search may spend, in words. */
import type { ExperimentBudget } from '../experiment.ts';
import type { Budget } from '../model.ts';
import { countedText } from './count.ts';

/** "40 trials, 300 epochs"; "none" where nothing is limited. */
export function budgetText({ trials, epochs, seconds }: Budget): string {
  const parts = [
    trials === undefined ? [] : countedText(trials, 'trial'),
    epochs === undefined ? [] : countedText(epochs, 'epoch'),
    seconds === undefined ? [] : countedText(seconds, 'second'),
  ];
  return parts.flat().join(', ') || 'none';
}

/** The budget of each search of a comparison: "1 epoch", "1,166 epochs". */
export function amountText({ axis, amount }: ExperimentBudget): string {
  return budgetText({ [axis]: amount });
}
