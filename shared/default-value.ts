/** What window, terminal and report say of the default configuration. */
import type { StudyOverview } from './contract/studies.ts';
import { countedText } from './format/count.ts';
import { measuredText } from './format/value.ts';
import { objectiveOf } from './measure.ts';

type Known = Pick<StudyOverview, 'measures' | 'objectives' | 'defaultValue' | 'defaultSeeds'>;

/** "0.8972"; of several model seeds "0.8968, mean of 8 seeds". */
export function defaultValueText({ defaultValue, defaultSeeds, ...study }: Known): string {
  const value = measuredText(defaultValue, objectiveOf(study));
  return defaultSeeds > 1 ? `${value}, mean of ${countedText(defaultSeeds, 'seed')}` : value;
}
