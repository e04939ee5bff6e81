/** Dimensions of a search space in words, and what they become when their kind changes. */
import type { ParameterSummary } from '../../../shared/catalogue.ts';
import { parameterText } from '../../../shared/format/parameter.ts';
import type { Condition, Dimension, DimensionText, ParameterValue } from '../../../shared/model.ts';

export type DimensionKind = Dimension['type'];

export const KIND_WORDS: Readonly<Record<DimensionKind, string>> = {
  float: 'Range of numbers',
  int: 'Range of whole numbers',
  categorical: 'Choices',
  fixed: 'One value',
};

/** "1e-4 to 3e-2, log", "relu, elu, tanh", "always 5" */
export function dimensionInWords(dimension: Dimension): string {
  if (dimension.type === 'fixed') return `always ${parameterText(dimension.value)}`;
  if (dimension.type === 'categorical') return dimension.values.map(parameterText).join(', ');
  const { low, high, scale, step } = dimension;
  const range = `${parameterText(low)} to ${parameterText(high)}`;
  return [range, ...(scale === 'log' ? ['log'] : []), ...(step === undefined ? [] : [`in steps of ${step}`])].join(', ');
}

/** "with optimizer momentum or nesterov", or '' where it is always active. */
export function conditionInWords(condition: Condition | undefined): string {
  const parts = Object.entries(condition ?? {}).map(([name, values]) => `${name} ${values.map(parameterText).join(' or ')}`);
  return parts.length ? `with ${parts.join(' and ')}` : '';
}

/** The kinds that a parameter can have in a space. */
export function kindsOf({ dimension }: ParameterSummary): readonly DimensionKind[] {
  return dimension.type === 'float' || dimension.type === 'int'
    ? [dimension.type, 'categorical', 'fixed']
    : ['categorical', 'fixed'];
}

/** The dimension as another kind, keeping its texts and condition, with values that are legal for the parameter. */
export function withKind(dimension: Dimension, kind: DimensionKind, summary: ParameterSummary): Dimension {
  const texts = textsOf(dimension);
  const legal = summary.dimension;
  switch (kind) {
    case 'fixed':
      return { ...texts, type: 'fixed', value: summary.default };
    case 'categorical':
      return { ...texts, type: 'categorical', values: legal.type === 'categorical' ? legal.values : [summary.default] };
    default: {
      const [low, high] = legal.type === kind ? [legal.low, legal.high] : [0, 1];
      return { ...texts, type: kind, low, high };
    }
  }
}

function textsOf({ why, rangeWhy, expectedImpact, when }: Dimension): DimensionText {
  return { why, rangeWhy, expectedImpact, when };
}

/** Values written with commas between them, as numbers where they are numbers. */
export function readValues(written: string): ParameterValue[] {
  return written
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => (Number.isNaN(Number(part)) ? part : Number(part)));
}
