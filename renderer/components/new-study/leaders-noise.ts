import { measuredText } from '../../../shared/format/value.ts';
import type { Measure } from '../../../shared/measure.ts';
import type { StudyNoise } from '../../../shared/planned-comparison.ts';

/** What is known of the noise that hides the best configuration, in a sentence; empty where nothing is. */
export function leadersNoiseText(noise: StudyNoise | null, measure: Measure | undefined): string {
  if (noise === null || measure === undefined) return '';
  const spread = `Here seeds of one configuration differ with a standard deviation of ${measuredText(noise.spread, measure)}`;
  if (noise.leaders === null) return `${spread}.`;
  return `${spread}; the best five configurations lie within ${measuredText(noise.leaders, measure)}.`;
}
