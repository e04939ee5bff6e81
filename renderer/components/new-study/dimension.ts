/** Dimensions of a search space in words, and what they become when their kind changes. */
import type { ParameterSummary } from '../../../shared/catalogue.ts';
import { conditionText } from '../../../shared/format/dimension-words.ts';
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
  return [
    range,
    ...(scale === 'log' ? ['log'] : []),
    ...(step === undefined ? [] : [`in ${scale === 'log' ? 'factors' : 'steps'} of ${step}`]),
    ...(dimension.type === 'float' || dimension.multipleOf === undefined ? [] : [`multiples of ${dimension.multipleOf}`]),
    ...(dimension.prior === undefined ? [] : [`believed around ${parameterText(dimension.prior.centre)}`]),
  ].join(', ');
}

/** "with optimizer momentum or nesterov", or '' where it is always active. */
export function conditionInWords(condition: Condition | undefined): string {
  return condition === undefined ? '' : `with ${conditionText(condition)}`;
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
  const usual = summary.default ?? firstOf(legal);
  switch (kind) {
    case 'fixed':
      return { ...texts, type: 'fixed', value: usual };
    case 'categorical':
      return { ...texts, type: 'categorical', values: legal.type === 'categorical' ? legal.values : [usual] };
    default: {
      const [low, high] = legal.type === kind ? [legal.low, legal.high] : [0, 1];
      return { ...texts, type: kind, low, high };
    }
  }
}

function firstOf(dimension: Dimension): ParameterValue {
  if (dimension.type === 'fixed') return dimension.value;
  return dimension.type === 'categorical' ? dimension.values[0]! : dimension.low;
}

/** A layer's own value has no default: without it the layer has what all have. */
export function defaultInWords({ default: usual }: ParameterSummary): string {
  return usual === null ? 'that of all layers' : parameterText(usual);
}

function textsOf({ why, rangeWhy, expectedImpact, when, forbidden }: Dimension): DimensionText {
  return { why, rangeWhy, expectedImpact, when, forbidden };
}

/** Values written with commas between them, as numbers where they are numbers. */
export function readValues(written: string): ParameterValue[] {
  return written
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => (Number.isNaN(Number(part)) ? part : Number(part)));
}
