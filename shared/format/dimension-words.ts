/** A dimension of a space in words. */
import type { Condition, Dimension, ParameterValue, Prior, Wanted } from '../model.ts';
import { isWithin } from '../space/conditions.ts';
import type { RangeDimension } from '../space/values.ts';
import { exactText } from './parameter.ts';

/** "whole numbers 32 to 512, multiples of 8, logarithmic", "relu, tanh", "always 5" */
export function rangeText(dimension: Dimension): string {
  if (dimension.type === 'fixed') return `always ${exactText(dimension.value)}`;
  const usual = dimension.default === undefined ? '' : `; ${exactText(dimension.default)} first`;
  if (dimension.type === 'categorical')
    return dimension.values.map((value, at) => choiceText(value, dimension.weights?.[at])).join(', ') + usual;
  return [numbersText(dimension), ...(dimension.prior ? [priorText(dimension.prior, dimension.scale)] : [])].join('; ') + usual;
}

function numbersText(dimension: RangeDimension): string {
  const { type, low, high, scale, step } = dimension;
  const parts = [
    ...(step === undefined ? [] : [` in ${scale === 'log' ? 'factors' : 'steps'} of ${step}`]),
    ...(type === 'float' || dimension.multipleOf === undefined ? [] : [`, multiples of ${dimension.multipleOf}`]),
    ...(scale === 'log' ? [', logarithmic'] : []),
  ];
  return `${type === 'int' ? 'whole numbers ' : ''}${low} to ${high}${parts.join('')}`;
}

/** "around 0.001, give or take a factor of 3" */
function priorText({ centre, deviation }: Prior, scale: RangeDimension['scale']): string {
  return `believed around ${centre}, give or take ${scale === 'log' ? 'a factor of ' : ''}${deviation}`;
}

function choiceText(value: ParameterValue, weight: number | undefined): string {
  return weight === undefined ? exactText(value) : `${exactText(value)} (weight ${weight})`;
}

/** "optimizer adam or adamw and hidden_layers 2 or more" */
export function conditionText(when: Condition): string {
  return Object.entries(when)
    .map(([name, wanted]) => `${name} ${wantedText(wanted)}`)
    .join(' and ');
}

/** "adam or adamw", "2 or more", "up to 5", "2 to 5" */
export function wantedText(wanted: Wanted): string {
  if (!isWithin(wanted)) return wanted.map(exactText).join(' or ');
  const { min, max } = wanted;
  if (min === undefined) return `up to ${max}`;
  return max === undefined ? `${min} or more` : `${min} to ${max}`;
}
