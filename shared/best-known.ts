/** What searches are held against: the best that is known by the measure, and how far that depends on the model seeds. */
import { valueText } from './format/value.ts';
import type { Interval } from './statistics/interval.ts';

export interface BestKnown {
  readonly value: number;
  /**
   * Of a configuration that was chosen on half of its model seeds and scored on the other half: where 95 of 100 of all such halvings lie.
   * Null where the best of one run each is meant, which is flattered by the noise of that run.
   */
  readonly interval: Interval | null;
}

/** "best known 0.8655", short enough for a chart. */
export function bestKnownText({ value, interval }: BestKnown, text: (value: number) => string = valueText): string {
  return `${interval === null ? 'best of one run each' : 'best known'} ${text(value)}`;
}

/** What it rests on, as a clause. */
export function bestKnownBasis({ interval }: BestKnown, range: (interval: Interval) => string = valueRange): string {
  return interval === null
    ? 'its own noise is unknown'
    : `chosen on half of the model seeds and scored on the other half; 95 of 100 halvings lie in ${range(interval)}`;
}

const valueRange = ({ low, high }: Interval): string => `${valueText(low)} to ${valueText(high)}`;
