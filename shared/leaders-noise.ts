/** Whether measuring the leaders of a study again pays, in words. */
import { distanceText } from './format/value.ts';
import type { Measure } from './measure.ts';
import { expectedMaximum } from './statistics/expected-maximum.ts';
import type { StudyNoise } from './planned-comparison.ts';

/** As many as `noise.leaders` is the range of. */
const LEADERS = 5;

/** What is known of the noise that hides the best configuration, and whether measuring again pays, in a sentence; empty where nothing is. */
export function leadersNoiseText(noise: StudyNoise | null, measure: Measure | undefined): string {
  if (noise === null || measure === undefined) return '';
  const spread = `On select seeds of one configuration differ here with a standard deviation of ${distanceText(noise.spread, measure)}`;
  if (noise.leaders === null) return `${spread}.`;
  // The expected range of as many values that differ by their seeds alone.
  const byChance = 2 * expectedMaximum(LEADERS) * noise.spread;
  const worth =
    noise.leaders <= byChance
      ? 'which seeds alone may make: it is worth it here'
      : 'more than seeds make: there is little to gain here';
  return `${spread}; the best five configurations lie within ${distanceText(noise.leaders, measure)}, ${worth}.`;
}
