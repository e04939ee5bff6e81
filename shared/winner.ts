/** What window and terminal say of the configuration that leads by its mean. */
import type { Winner } from './contract/searches.ts';
import { countedText } from './format/count.ts';
import { measuredText } from './format/value.ts';
import type { Measure } from './measure.ts';

/** "trial 17 by its mean 0.9012 over 3 seeds" */
export function winnerText({ number, mean, seeds }: Winner, objective: Measure): string {
  return `trial ${number} by its mean ${measuredText(mean, objective)} over ${countedText(seeds, 'seed')}`;
}
