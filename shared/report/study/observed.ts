/** What was seen of a hyperparameter, in words that follow from the numbers. */
import { countText } from '../../format/count.ts';
import { parameterText } from '../../format/parameter.ts';
import { distanceText, measuredText, percentText } from '../../format/value.ts';
import type { MarginalCurve, ParameterImportance } from '../../importance.ts';
import { bestFirst, objectiveOf, type Measure } from '../../measure.ts';
import type { Dimension, ParameterValue } from '../../model.ts';
import { capitalised, listed, objectiveText } from '../../wording.ts';
import type { StudyEvidence } from './evidence.ts';

export function observedText(
  name: string,
  dimension: Dimension,
  importance: ParameterImportance | null,
  { study, forest, leading }: Pick<StudyEvidence, 'study' | 'forest' | 'leading'>,
): string {
  if (dimension.type === 'fixed') return 'Not searched: it is the same for all.';
  const objective = objectiveOf(study);
  const values = leading.flatMap(({ params }) => (params[name] === undefined ? [] : [params[name]]));
  const among = leadingText(values, dimension, leading.length);
  if (forest.refusal !== null) return `${forest.refusal} ${among}`;
  if (importance === null || importance.share.value === null || importance.curve === null)
    return `Too few trials have it for anything to be said of its share. ${among}`;
  return `${shareText(importance)} ${curveText(importance.curve, dimension, objective)} ${among}`;
}

function shareText({ share: { value, low, high } }: ParameterImportance): string {
  return `Alone it explains ${percentText(value)} (${percentText(low)} to ${percentText(high)}) of the variance of the values.`;
}

/** Where the mean that the forest predicts is best and where worst, how far apart, and whether that is beyond the intervals. */
function curveText({ at, mean, low, high }: MarginalCurve, dimension: Dimension, objective: Measure): string {
  const order = [...mean.keys()].toSorted((one, other) => bestFirst(objective)(mean[one]!, mean[other]!));
  const [best, worst] = [order[0]!, order.at(-1)!];
  const place = (point: number): string => {
    const value: ParameterValue | undefined = dimension.type === 'categorical' ? dimension.values[at[point]!] : at[point];
    return parameterText(value);
  };
  const gap = Math.abs(mean[best]! - mean[worst]!);
  const isApart = low[best]! > high[worst]! || high[best]! < low[worst]!;
  const ends = `In the mean over all else, the predicted ${objectiveText(objective)} is best at ${place(best)} (${measuredText(mean[best], objective)}) and worst at ${place(worst)} (${measuredText(mean[worst], objective)}), ${distanceText(gap, objective)} apart`;
  return isApart ? `${ends}; their intervals do not overlap.` : `${ends}; their intervals overlap, so that it may be noise.`;
}

/** "Of the 10 best configurations 8 have adam and 2 adamw." */
function leadingText(values: readonly ParameterValue[], dimension: Dimension, of: number): string {
  if (of === 0) return 'No trial has a value yet.';
  const best = `the ${of === 1 ? 'best configuration' : `${countText(of)} best configurations`}`;
  if (values.length === 0) return `It is active in none of ${best}.`;
  if (dimension.type === 'categorical') {
    const counts = [...Map.groupBy(values, String)].toSorted(([, one], [, other]) => other.length - one.length);
    const [[word, having]] = counts as [(typeof counts)[number]];
    if (having.length === of) return `${capitalised(best)} ${of === 1 ? 'has' : 'all have'} ${word}.`;
    return `Of ${best} ${listed(counts.map(([each, those]) => `${countText(those.length)} ${those.length === 1 ? 'has' : 'have'} ${each}`))}.`;
  }
  const numbers = values.filter((value) => typeof value === 'number');
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)].map(parameterText);
  const isAll = values.length === of;
  const subject = isAll ? capitalised(best) : `${countText(values.length)} of ${best}`;
  const where = least === most ? `at ${least}` : `from ${least} to ${most}`;
  return `${subject} ${values.length === 1 ? 'has' : 'have'} it${isAll ? '' : ','} ${where}.`;
}
