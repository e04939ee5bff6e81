/** What is said of rows that no trial gets right. */
import type { NeverRight } from './contract/rows.ts';
import { countedText, countText } from './format/count.ts';

/** What one model gets wrong is hard for it; of fewer trials a label is not to be blamed. */
const FEWEST_TRIALS = 20;

export function areSuspect({ never, trials }: NeverRight): boolean {
  return never > 0 && trials >= FEWEST_TRIALS;
}

/** "12 of 6,000 rows of select are right in none of 859 trials" */
export function neverRightText({ never, of, trials }: NeverRight): string {
  return `${countText(never)} of ${countText(of)} rows of select ${never === 1 ? 'is' : 'are'} right in none of ${countedText(trials, 'trial')}`;
}
